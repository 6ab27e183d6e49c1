import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { type Bakery, openWorkspace } from '../../sandbox/client/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { bakery } from '../../sandbox/slack/state/bakery.ts';
import { slackClientOptions } from '../../src/integrations/slack/index.ts';
import { createSocketReceiver } from '../../src/listeners/socket-mode.ts';
import { silent } from '../support/outbox.ts';
import { connected } from '../support/socket-mode.ts';

let sandbox: Sandbox;
let workspace: Bakery;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['slack'] });
  workspace = openWorkspace(sandbox.url);
});
afterAll(() => sandbox.close());

it('hears people on the other connection while Slack renews one', async () => {
  const clientOptions = slackClientOptions({ apiUrl: sandbox.env.SLACK_API_URL, log: silent });
  const { appToken } = bakery.app;
  const receiver = createSocketReceiver({ appToken, clientOptions, log: silent, opening: [0, 20] });
  const app = new App({ receiver, authorize: async () => ({ botToken: bakery.app.token }), clientOptions });
  app.command('/order', async ({ ack }) => ack());
  await app.start();
  await connected(workspace, 2);

  const customer = await workspace.person('Mr. Cakelover');
  for (const reason of ['warning', 'refresh_requested', 'warning'] as const) {
    await workspace.endSockets(reason, 1);
    const acks = await Promise.all([1, 2, 3].map(() => customer.command('/order')));
    expect(acks.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    await connected(workspace, 2);
  }
  await app.stop();
  await connected(workspace, 0);
});
