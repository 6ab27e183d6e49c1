import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../sandbox/client/index.ts';
import { createPosts, type Posts } from '../../../src/integrations/slack/index.ts';
import { PermanentFailure } from '../../../src/platform/failures.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';

let slack: TestSlack;
let posts: Posts;
const left = new Set<string>();
const { signal } = new AbortController();

beforeAll(async () => {
  slack = await openSlack();
  posts = createPosts({ ...slack.calls, hasLeft: async (user) => left.has(user) });
});
afterAll(() => slack.close());

const tell = ({ id }: Actor, text: string) =>
  posts.inDirectMessages(id, signal, (channel) => posts.post(channel, { text, blocks: [] }, { id: text }, signal));
const textsOf = async (person: Actor) => (await person.sees.dm()).map(({ text }) => text);
const calls = async (method: string) => (await slack.bakery.traffic())[method]?.calls ?? 0;

describe('direct messages', () => {
  it('are opened once for all that somebody is told', async () => {
    const reader = await slack.bakery.addPerson({ displayName: 'Rita Reader' });
    const before = await calls('conversations.open');
    for (const text of ['one', 'two', 'three']) await tell(reader, text);
    expect(await textsOf(reader)).toEqual(['one', 'two', 'three']);
    expect(await calls('conversations.open')).toBe(before + 1);
  });

  it('are opened anew where the channel is gone', async () => {
    const mover = await slack.bakery.addPerson({ displayName: 'Mona Mover' });
    const { channel } = await tell(mover, 'before');
    await slack.bakery.deleteChannel(channel);
    const again = await tell(mover, 'after');
    expect(again.channel).not.toBe(channel);
    expect(await textsOf(mover)).toEqual(['after']);
  });

  it('are not written to once somebody has left: Slack would take what nobody reads', async () => {
    const leaver = await slack.bakery.addPerson({ displayName: 'Lea Leaver' });
    await tell(leaver, 'while she is there');
    await slack.bakery.changePerson(leaver.id, { deleted: true });
    left.add(leaver.id);
    const before = await calls('chat.postMessage');
    await expect(tell(leaver, 'to nobody')).rejects.toMatchObject({ name: 'PermanentFailure', code: 'nobody_there' });
    expect(await calls('chat.postMessage')).toBe(before);
  });

  it('with somebody who cannot be messaged say so, however Slack words it once they are open', async () => {
    const reader = await slack.bakery.addPerson({ displayName: 'Ralf Reader' });
    const { channel } = await tell(reader, 'at first');
    await slack.bakery.archiveChannel(channel);
    const nobody = { name: 'PermanentFailure', code: 'nobody_there' };
    await expect(tell(reader, 'to a closed door')).rejects.toMatchObject(nobody);
    for (const code of ['messages_tab_disabled', 'restricted_action', 'user_disabled']) {
      const refused = posts.inDirectMessages(reader.id, signal, () =>
        Promise.reject(new PermanentFailure(code, `Slack refuses: ${code}`)),
      );
      await expect(refused).rejects.toMatchObject(nobody);
    }
  });

  it('leave any other refusal what it is', async () => {
    const reader = await slack.bakery.addPerson({ displayName: 'Rosa Reader' });
    const refused = posts.inDirectMessages(reader.id, signal, () =>
      Promise.reject(new PermanentFailure('msg_too_long', 'Slack refuses: msg_too_long')),
    );
    await expect(refused).rejects.toMatchObject({ code: 'msg_too_long' });
  });
});
