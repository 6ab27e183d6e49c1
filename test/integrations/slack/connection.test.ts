import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectSlack } from '../../../src/integrations/slack/index.ts';
import { silent } from '../../support/outbox.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';
import { until } from '../../support/until.ts';

let slack: TestSlack;
const closed = new Set<string>();
const lanes = {
  open: async (lane: string) => void closed.delete(lane),
  pause: async (lane: string) => void closed.add(lane),
};
beforeAll(async () => {
  slack = await openSlack();
});
afterEach(() => closed.clear());
afterAll(() => slack.close());

const connect = () => connectSlack({ client: slack.client, lanes, token: slack.token, log: silent, retryAfter: 1 });

describe('the connection to Slack', () => {
  it('knows who we are as soon as Slack says so, and holds up nothing until then', async () => {
    await slack.bakery.fault('slack', { kind: 'down', match: 'auth.test', times: 2 });
    const connection = connect();
    expect(await connection.authorize()).toEqual({ botToken: slack.token });
    const identity = await until('Slack answers', async () => {
      const known = await connection.authorize();
      return known.botId && known;
    });
    expect(identity).toEqual({
      botToken: slack.token,
      botId: 'B0OVENBIRD',
      botUserId: 'U0OVENBIRD',
      teamId: 'T0BAKERY',
    });
    connection.stop();
  });

  it('leaves Slack alone while the app is not installed, from the start, and goes on by itself when it is', async () => {
    await slack.bakery.uninstallApp();
    const connection = connect();
    await until('the lane is closed', () => closed.has('slack'));
    await slack.bakery.installApp();
    await until('the lane is open', () => !closed.has('slack'));
    connection.stop();
  });

  it('leaves Slack alone from when it hears that it is let in no more', async () => {
    const connection = connect();
    await until('Slack answers', async () => (await connection.authorize()).botId);
    await slack.bakery.uninstallApp();
    await connection.lost('tokens_revoked');
    expect(closed).toEqual(new Set(['slack']));
    await slack.bakery.installApp();
    await until('the lane is open', () => closed.size === 0);
    connection.stop();
  });
});
