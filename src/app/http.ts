import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { Config } from '../config.ts';
import { type EndedRequest, measureRequests } from '../platform/metrics/index.ts';
import { withRequestId } from '../platform/request-context.ts';
import { traceRequests } from '../platform/telemetry/index.ts';

/** A request id that somebody else chose is kept only when it looks like one. */
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** Our Express app, with nothing but what every request needs. Routers that read raw bodies are mounted before parsers. */
export function createHttp(
  { trustProxy, tracing }: Pick<Config, 'trustProxy' | 'tracing'>,
  onRequest: (request: EndedRequest) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  // Only what counts its changes has an ETag.
  app.disable('etag');
  if (trustProxy !== undefined) app.set('trust proxy', proxySetting(trustProxy));
  app.use((request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    response.set('X-Request-ID', requestId);
    withRequestId(requestId, next);
  });
  if (tracing) app.use(traceRequests());
  app.use(measureRequests(onRequest));
  return app;
}

/** `true`, a number of hops, or addresses. https://expressjs.com/en/guide/behind-proxies.html */
function proxySetting(value: string): boolean | number | string {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** A listening server. */
export interface HttpServer {
  port: number;
  /** Each answer from now on is the last on its connection: whoever keeps one looks for another server. */
  sendAway(): void;
  /** Refuses new connections, lets the requests under way finish for so many milliseconds, then cuts them off. */
  stop(patience: number): Promise<void>;
}

type ConnectionTimes = Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>;

/**
 * How long a client may take, in milliseconds. The largest body, of 1 MB, takes a phone on a bad line a few seconds; Node
 * by itself lets anybody send one for five minutes.
 *
 * @see https://nodejs.org/api/http.html#serverrequesttimeout
 */
const CONNECTION_TIMES: ConnectionTimes = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** @param port 0 for any free one. @throws when it is taken */
export async function listen(
  handler: RequestListener,
  port: number,
  times: ConnectionTimes = CONNECTION_TIMES,
): Promise<HttpServer> {
  const server = createServer(times, handler);
  let isLeaving = false;
  server.prependListener('request', (_request, response) => {
    if (isLeaving) response.setHeader('Connection', 'close');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    sendAway() {
      isLeaving = true;
    },
    stop: (patience) =>
      new Promise((resolve) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
