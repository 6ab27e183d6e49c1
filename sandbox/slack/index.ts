import { createEmulator, defineEmulator } from 'emulate';
import { withPrefix } from '../http.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { createChanges } from './changes.ts';
import { routesOn } from './control/router.ts';
import { controlRoutes } from './control/routes.ts';
import { install, type Manifest, readManifest } from './installation.ts';
import { keepIn } from './persistence.ts';
import { createSockets } from './socket-mode/sockets.ts';
import { bakery, seed } from './state/bakery.ts';
import type { SlackState } from './state/types.ts';
import { slackTimings, type Timings } from './timings.ts';
import { createConnection } from './to-app/connection.ts';
import { createEvents } from './to-app/events.ts';
import { answerResponse } from './to-app/respond.ts';
import { createTriggers } from './views/triggers.ts';
import { answerCall } from './web-api/answer.ts';
import { createLimits } from './web-api/limits.ts';
import type { Workspace } from './workspace.ts';

export interface SlackOptions extends StandInOptions {
  /** What is installed; the repository's manifest.json unless given. */
  manifest?: Manifest;
  /** Slack's clocks, shortened. */
  timings?: Partial<Timings>;
}

/**
 * A Slack workspace with one app installed. It answers the Web API under /api/ and response_urls under /response/, and
 * sends people's deeds to the app, signed, at `<appUrl>/slack/events`, or over WebSockets once the app asks for one.
 */
export async function createSlackStandIn(options: SlackOptions): Promise<StandIn> {
  const installation = install(options.manifest ?? (await readManifest()));
  const timings: Timings = { ...slackTimings, ...options.timings };
  const sockets = createSockets({ baseUrl: options.baseUrl, timings });
  const app = createConnection(timings, sockets);
  const file = keepIn(options.stateFile);

  const definition = defineEmulator<SlackState>({
    name: 'slack',
    state: seed,
    setup: ({ app: http, state, onDispose }) => {
      const changes = createChanges();
      changes.subscribe((change) => {
        file.changed(() => state);
        options.onChange?.(change);
      });
      const workspace: Workspace = {
        state,
        installation,
        changes,
        timings,
        triggers: createTriggers(timings),
        app,
        limits: createLimits({ enforced: options.limits ?? false }),
        sockets,
        event: (event, subscription) => events.send(event, subscription),
        asides: new Map(),
        baseUrl: options.baseUrl,
      };
      const events = createEvents(workspace);
      onDispose(events.stop);
      http.on('GET', '/api/:method', (c) => answerCall(workspace, c.req.param('method'), c.req.raw));
      http.on('POST', '/api/:method', (c) => answerCall(workspace, c.req.param('method'), c.req.raw));
      http.post('/response/:id', (c) => answerResponse(workspace, c.req.param('id'), c.req.raw));
      controlRoutes(routesOn(http), workspace);
    },
  });
  const { baseUrl } = options;
  const emulator = await createEmulator({ service: definition, listen: false, baseUrl, seed: await file.load() });

  return {
    name: 'slack',
    fetch: (request) => emulator.fetch(request),
    control: (request) => emulator.fetch(withPrefix(request, '/control')),
    env: {
      SLACK_BOT_TOKEN: bakery.app.token,
      SLACK_SIGNING_SECRET: bakery.app.signingSecret,
      SLACK_API_URL: `${options.baseUrl}/api/`,
    },
    connect: app.connect,
    upgrade: sockets.accept,
    close: async () => {
      sockets.close();
      await emulator.close();
      await file.flush();
    },
  };
}
