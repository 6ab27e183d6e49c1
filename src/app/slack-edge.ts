import type { Express } from 'express';
import type { Config } from '../config.ts';
import { createBolt, type ListenerDependencies, type Listening, registerListeners } from '../listeners/index.ts';
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
export async function openSlackEdge({ http, config, slack, ...deps }: Dependencies): Promise<SlackEdge> {
  const { signingSecret, appToken } = config;
  const bolt = createBolt({
    clientOptions: slack.clientOptions,
    authorize: slack.connection.authorize,
    way: appToken ? { appToken } : { signingSecret: signingSecret ?? '', http },
    log: deps.log,
  });
  const { channels, memberOf, connection } = slack;
  const { idle } = registerListeners(bolt, { ...deps, channels, memberOf, accessLost: connection.lost });
  if (appToken) await bolt.start();
  return { idle, stop: async () => void (appToken && (await bolt.stop())) };
}
