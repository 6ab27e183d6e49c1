import type { Config } from '../config.ts';
import type { Logger } from '../platform/logger.ts';
import type { Tracing } from '../platform/telemetry/index.ts';

/** The words that the addresses of the APIs we call are made of. What else is in an address no span shows. */
const ROUTE_WORDS = new RegExp(
  `^(?:${[
    ...['api', 'rest', 'v?\\d', 'search', 'upload', 'token'],
    // Slack's methods: chat.postMessage
    '(?:apps|auth|chat|conversations|functions|users|views)\\.[a-zA-Z.]+',
    ...[
      'slack',
      'jira',
      'issue',
      'jql',
      'bulkfetch',
      'comment',
      'remotelink',
      'transitions',
      'createmeta',
      'properties',
    ],
    ...['github', 'repos', 'collaborators', 'invitations', 'permission', 'users', 'user'],
    ...['google', 'drive', 'files', 'generateIds'],
  ].join('|')})$`,
);

/** Traces this process, if the configuration names a collector; otherwise nothing of the SDK is even loaded. */
export async function startTracing({ tracing }: Pick<Config, 'tracing'>, log: Logger): Promise<Tracing | undefined> {
  if (!tracing) return undefined;
  const sdk = await import('../platform/telemetry/sdk.ts');
  return sdk.startTracing({ ...tracing, routeWords: ROUTE_WORDS, log });
}
