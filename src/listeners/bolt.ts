import { App, type AppOptions, ExpressReceiver } from '@slack/bolt';
import type { Express } from 'express';
import type { Logger } from '../platform/logger.ts';
import { refuseDatedAhead } from './dated-ahead.ts';
import { createSocketReceiver } from './socket-mode.ts';
import { type Listened, watchListeners } from './watch.ts';

interface BoltOptions {
  /** How Bolt's clients call Slack; its logger is Bolt's, too. */
  clientOptions: NonNullable<AppOptions['clientOptions']>;
  /** Who we are in the workspace. It never asks Slack, so that requests are answered also while Slack's API is away. */
  authorize: NonNullable<AppOptions['authorize']>;
  /** Slack comes to us over HTTP, or we go to Slack: Socket Mode. */
  way: { signingSecret: string; http: Express } | { appToken: string };
  /** Hears of everything that somebody did in Slack, when it is done. */
  onListener(listened: Listened): void;
  log: Logger;
}

/**
 * Bolt, as we run it. Over HTTP it takes part in our own Express app, before any body parser of ours; in Socket Mode it
 * needs `start()`.
 *
 * @see https://docs.slack.dev/tools/bolt-js/
 */
export function createBolt({ clientOptions, authorize, way, onListener, log }: BoltOptions): App {
  const { logger } = clientOptions;
  const app = new App({
    receiver:
      'appToken' in way ? createSocketReceiver({ ...way, clientOptions, log }) : httpReceiver(way, { logger, log }),
    authorize,
    clientOptions,
    logger,
    convoStore: false,
  });
  watchListeners(app, onListener);
  return app;
}

function httpReceiver(
  { signingSecret, http }: { signingSecret: string; http: Express },
  { logger, log }: { logger: AppOptions['logger']; log: Logger },
): ExpressReceiver {
  http.post(ENDPOINT, refuseDatedAhead);
  return new ExpressReceiver({
    app: http,
    signingSecret,
    endpoints: ENDPOINT,
    bodyLimit: MOST_BODY_BYTES,
    logger,
    // Listeners' faults do not come here: this is what Bolt cannot even read.
    processEventErrorHandler: async ({ error, response }) => {
      log.warn({ err: error }, 'a signed request is none that Slack sends');
      if (!response.headersSent) response.writeHead(400).end();
      return false;
    },
    unhandledRequestHandler: ({ request, response }) => {
      log.error({ url: request.url }, 'a request of Slack’s was not acknowledged: is there a listener for it?');
      if (!response.headersSent) response.writeHead(404).end();
    },
  });
}

const ENDPOINT = '/slack/events';
const MOST_BODY_BYTES = 1_000_000;
