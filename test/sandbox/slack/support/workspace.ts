import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { controlApi } from '../../../../sandbox/client/control-api.ts';
import { teamOf } from '../../../../sandbox/client/team.ts';
import { sendResponse, toRequest, withoutPrefix } from '../../../../sandbox/http.ts';
import { createSlackStandIn, type SlackOptions } from '../../../../sandbox/slack/index.ts';
import { startFakeApp } from './fake-app.ts';

export const manifest = {
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: '/order', description: 'Order' }],
    shortcuts: [
      { name: 'Place an order', type: 'global' as const, callback_id: 'place_order', description: 'Order' },
      { name: 'Turn into an order', type: 'message' as const, callback_id: 'into_order', description: 'Order' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'im:write',
        'im:read',
        'im:history',
        'channels:read',
        'channels:history',
        'channels:join',
        'users:read',
        'users:read.email',
      ],
    },
  },
  settings: { event_subscriptions: { bot_events: ['app_home_opened', 'team_join', 'user_change', 'message.im'] } },
};

/** Refusals are what these tests ask for. */
export const silence: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** A Slack stand-in on a port of its own, with an app that does as the test says. */
export async function startWorkspace(options: Partial<SlackOptions> = {}) {
  const server = createServer(async (incoming, outgoing) => {
    const request = await toRequest(incoming, url);
    const isControl = incoming.url?.startsWith('/control');
    const answer = isControl
      ? slack.control(withoutPrefix(request, '/control/slack'))
      : slack.fetch(withoutPrefix(request, '/slack'));
    await sendResponse(await answer, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack = await createSlackStandIn({ baseUrl: `${url}/slack`, manifest, ...options });
  const app = await startFakeApp();
  slack.connect(app.url);
  const web = new WebClient(slack.env.SLACK_BOT_TOKEN, {
    slackApiUrl: slack.env.SLACK_API_URL,
    retryConfig: { retries: 0 },
    logger: silence,
  });
  return {
    url,
    slack,
    app,
    web,
    team: teamOf(controlApi(url, 'slack')),
    close: async () => {
      await slack.close();
      await app.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestWorkspace = Awaited<ReturnType<typeof startWorkspace>>;

/** The error code that a Web API call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
  return 'no error';
}

/** Something that the test knows to be there. */
export function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('It is not there.');
  return value;
}
