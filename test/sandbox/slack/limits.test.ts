import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeAll(async () => {
  space = await startWorkspace({ limits: true });
});
afterAll(() => space.close());

const post = async (channel: string) => {
  const { SLACK_API_URL, SLACK_BOT_TOKEN } = space.slack.env;
  const headers = { authorization: `Bearer ${SLACK_BOT_TOKEN}` };
  return fetch(`${SLACK_API_URL}chat.postMessage?channel=${channel}&text=hello`, { method: 'POST', headers });
};

describe('rate limits', () => {
  it('let a short burst into a channel, then one message a second; other channels are not concerned', async () => {
    for (const channel of ['C0KITCHEN', 'C0TEAM']) await space.team.invite(channel, 'U0OVENBIRD');
    const burst = await Promise.all(Array.from({ length: 6 }, () => post('C0KITCHEN')));
    const refused = burst.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect((await post('C0TEAM')).status).toBe(200);
    expect((await space.team.traffic())['chat.postMessage']).toEqual({ calls: 7, refused: 2 });
  });
});
