import type { Express } from 'express';
import type { Config } from '../config.ts';
import {
  createBolt,
  type Listened,
  type ListenerDependencies,
  type Listening,
  registerListeners,
} from '../listeners/index.ts';
import type { Integrations } from './integrations.ts';

interface Dependencies extends Omit<ListenerDependencies, 'accessLost' | 'channels' | 'memberOf'> {
  http: Express;
  config: NonNullable<Config['slack']>;
  slack: NonNullable<Integrations['slack']>;
  onListener(listened: Listened): void;
}

/** People in Slack, as they reach this process. */
export interface SlackEdge extends Listening {
  /** Takes no more from Slack. Over HTTP there is nothing to stop but the server. */
  stop(): Promise<void>;
}

/** Lets people in Slack reach the services: by Socket Mode where there is a token for it, else through our Express app. */
export function openSlackEdge({ http, config, slack, onListener, ...deps }: Dependencies): SlackEdge {
  const { signingSecret, appToken } = config;
  const bolt = createBolt({
    clientOptions: slack.clientOptions,
    authorize: slack.connection.authorize,
    way: appToken ? { appToken } : { signingSecret: signingSecret ?? '', http },
    onListener,
    log: deps.log,
  });
  const { channels, memberOf, connection } = slack;
  const { idle } = registerListeners(bolt, { ...deps, channels, memberOf, accessLost: connection.lost });
  if (appToken) void bolt.start();
  return {
    idle,
    async stop() {
      if (appToken) await bolt.stop();
    },
  };
}
