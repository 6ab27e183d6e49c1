import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createChannelAccess } from '../../../src/integrations/slack/index.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';

let slack: TestSlack;
beforeAll(async () => {
  slack = await openSlack();
});
afterAll(() => slack.close());

const { signal } = new AbortController();

describe('a channel that a manager chooses', () => {
  it('is joined when it is public', async () => {
    expect(await createChannelAccess(slack.calls).join('C0KITCHEN', signal)).toBe('joined');
  });

  it('asks for an invitation when it is private, and is joined after that', async () => {
    const access = createChannelAccess(slack.calls);
    const { id } = await slack.bakery.createChannel('secret-kitchen', { isPrivate: true });
    expect(await access.join(id, signal)).toBe('invite_first');
    await slack.bakery.invite(id, 'U0OVENBIRD');
    expect(await access.join(id, signal)).toBe('joined');
  });

  it('is gone when it is archived', async () => {
    const { id } = await slack.bakery.createChannel('old-kitchen');
    await slack.bakery.archiveChannel(id);
    expect(await createChannelAccess(slack.calls).join(id, signal)).toBe('gone');
  });
});
