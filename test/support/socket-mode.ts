import type { Bakery } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { bakery as sandbox } from '../../sandbox/slack/state/bakery.ts';

/** The environment of an Ovenbird that has nothing of Slack but its two tokens. */
export const socketModeEnv = { SLACK_APP_TOKEN: sandbox.app.appToken, SLACK_SIGNING_SECRET: undefined };

/** Waits until so many WebSockets are open. */
export async function connected(bakery: Bakery, sockets = 1): Promise<void> {
  await until(`${sockets} WebSockets are open`, async () => (await bakery.sockets()) === sockets);
}
