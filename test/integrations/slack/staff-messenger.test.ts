import { expect, it } from '@jest/globals';
import { createDirectMessages } from '../../../src/integrations/slack/direct-messages.ts';
import { createStaffMessenger, type Posts } from '../../../src/integrations/slack/index.ts';
import { PermanentFailure } from '../../../src/platform/failures.ts';

const { signal } = new AbortController();

/** What comes of a note to somebody whose direct messages Slack refuses with that word. */
async function outcomeOf(code: string): Promise<unknown> {
  const inDirectMessages = createDirectMessages({
    call: async () => ({ channel: { id: 'D1' } }) as never,
    hasLeft: async () => false,
  });
  const post = () => Promise.reject(new PermanentFailure(code, `Slack refuses: ${code}`));
  const posts = { inDirectMessages, post, find: post } as Partial<Posts> as Posts;
  const { tell, find } = createStaffMessenger({ posts });
  const to = { person: 'U0MANAGER' };
  const codes = await Promise.all(
    [tell(to, 'note', { kind: 'board-missing' }, signal), find(to, 'note', new Date(), signal)].map((work) =>
      work.then(
        () => 'done',
        (error) => error.code,
      ),
    ),
  );
  return new Set(codes);
}

it.each(['messages_tab_disabled', 'restricted_action'])(
  'keeps a note that somebody’s word can let through: %s',
  async (code) => {
    expect(await outcomeOf(code)).toEqual(new Set([code]));
  },
);

it('has nobody to tell where there is no such person', async () => {
  expect(await outcomeOf('user_disabled')).toEqual(new Set(['nobody_there']));
});
