import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectSlack } from '../../../src/integrations/slack/index.ts';
import { silent } from '../../support/outbox.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';
import { until } from '../../support/until.ts';

let slack: TestSlack;
beforeAll(async () => {
  slack = await openSlack();
});
afterAll(() => slack.close());

describe('the connection to Slack', () => {
  it('knows who we are as soon as Slack says so, and holds up nothing until then', async () => {
    await slack.bakery.fault('slack', { kind: 'down', match: 'auth.test', times: 2 });
    const { client, token } = slack;
    const connection = connectSlack({ client, token, log: silent, retryAfter: 1 });
    expect(await connection.authorize()).toEqual({ botToken: token });
    const identity = await until('Slack answers', async () => {
      const known = await connection.authorize();
      return known.botId && known;
    });
    expect(identity).toEqual({ botToken: token, botId: 'B0OVENBIRD', botUserId: 'U0OVENBIRD', teamId: 'T0BAKERY' });
    connection.stop();
  });
});
