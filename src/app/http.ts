import { randomUUID } from 'node:crypto';
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
