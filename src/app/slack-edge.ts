import { setTimeout as pause } from 'node:timers/promises';
import type { Express } from 'express';
import type { Config } from '../config.ts';
import { createBolt, type ListenerDependencies, type Listening, registerListeners } from '../listeners/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Integrations } from './integrations.ts';

interface Dependencies extends Omit<ListenerDependencies, 'accessLost' | 'channels' | 'memberOf'> {
  http: Express;
  config: NonNullable<Config['slack']>;
  slack: NonNullable<Integrations['slack']>;
}

/** People in Slack, as they reach this process. */
export interface SlackEdge extends Listening {
  /** Takes no more from Slack. Over HTTP there is nothing to stop but the server. */
  stop(): Promise<void>;
}

/** Lets people in Slack reach the services: over HTTP through our Express app, or by Socket Mode. */
export function openSlackEdge({ http, config, slack, ...deps }: Dependencies): SlackEdge {
  const { signingSecret, appToken } = config;
  const bolt = createBolt({
    clientOptions: slack.clientOptions,
    authorize: slack.connection.authorize,
    way: appToken ? { appToken } : { signingSecret: signingSecret ?? '', http },
    log: deps.log,
  });
  const { channels, memberOf, connection } = slack;
  const { idle } = registerListeners(bolt, { ...deps, channels, memberOf, accessLost: connection.lost });
  const socket = appToken ? keepStarting(bolt, deps.log) : undefined;
  return { idle, stop: async () => socket?.stop() };
}

const MINUTE = 60_000;

/** Socket Mode begins with a call of Slack. While that fails, everything else goes on, and it is tried again. */
function keepStarting(bolt: { start(): Promise<unknown>; stop(): Promise<unknown> }, log: Logger) {
  const stopping = new AbortController();

  async function start(wait: number): Promise<boolean> {
    try {
      await bolt.start();
      return true;
    } catch (error) {
      log.warn({ err: error, wait }, 'Socket Mode cannot be started; trying again');
      await pause(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      return !stopping.signal.aborted && start(Math.min(wait * 2, MINUTE));
    }
  }

  let isStarted = false;
  void start(1_000).then((started) => {
    isStarted = started;
  });
  return {
    async stop() {
      stopping.abort();
      // While it still tries to start, nothing comes in, and there is nothing to wait for.
      if (isStarted) await bolt.stop();
    },
  };
}
