import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { until } from '../../../sandbox/client/until.ts';
import { connectSlack } from '../../../src/integrations/slack/index.ts';
import { silent } from '../../support/outbox.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';

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

  it('is with the workspace that is configured, where the token is good for several', async () => {
    const connection = connectSlack({ client: slack.client, lanes, token: slack.token, team: 'T0OTHER', log: silent });
    const { teamId } = await until('Slack answers', async () => {
      const known = await connection.authorize();
      return known.botId && known;
    });
    expect(teamId).toBe('T0OTHER');
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

  it('says so in one line, however often it hears it, and again after the next time', async () => {
    const lines: { level: number; msg: string }[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line)) });
    const connection = connectSlack({ client: slack.client, lanes, token: slack.token, log, retryAfter: 1 });
    for (const time of [1, 2]) {
      await until('Slack answers', async () => (await connection.authorize()).botId);
      await slack.bakery.uninstallApp();
      for (const reason of ['tokens_revoked', 'app_uninstalled']) await connection.lost(reason);
      const asked = async () => (await slack.bakery.traffic())['auth.test']?.calls ?? 0;
      const before = await asked();
      await until('Slack was asked again and again', async () => (await asked()) > before + 2);
      expect(lines.map(({ msg }) => msg)).toEqual(
        Array(time).fill('Slack lets us in no more: its work waits until the app is installed again'),
      );
      await slack.bakery.installApp();
      await until('the lane is open', () => closed.size === 0);
    }
    connection.stop();
  });
});
