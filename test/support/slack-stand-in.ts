import { openWorkspace } from '../../sandbox/client/index.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createPosts, createSlackClient } from '../../src/integrations/slack/index.ts';
import { silent } from './outbox.ts';

/** Our side of Slack, against the stand-in. */
export async function openSlack() {
  const sandbox = await startSandbox({ port: 0, standIns: ['slack'] });
  const { SLACK_BOT_TOKEN: token = '', SLACK_API_URL: apiUrl } = sandbox.env;
  const client = createSlackClient({ token, apiUrl, log: silent });
  const calls = { client, lanes: { check: async () => undefined } };
  const bakery = openWorkspace(sandbox.url);

  return {
    bakery,
    client,
    token,
    calls,
    posts: createPosts({ ...calls, hasLeft: async () => false }),
    /** The next call of the method is carried out, and its answer lost. */
    loseNextAnswer: (method: string) => bakery.fault('slack', { kind: 'reset', match: method, times: 1 }),
    /** The next call of the method does not get through. */
    refuseNext: (method: string) => bakery.fault('slack', { kind: 'error', status: 503, match: method, times: 1 }),
    close: sandbox.close,
  };
}

export type TestSlack = Awaited<ReturnType<typeof openSlack>>;
