import type { RequestHandler } from 'express';
import { routePattern } from '../route-pattern.ts';
import type { EndedRequest } from './durations.ts';

/** Tells of each request when it has ended: by its route's pattern, so that there are as many as we have written. */
export function measureRequests(onRequest: (request: EndedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1_000;
      onRequest({ route: routePattern(request), method: request.method, status: statusOf(response), seconds });
    });
    next();
  };
}

/** As nginx has it: the other side did not wait for the answer. */
const NOBODY_WAITS = 499;

function statusOf({ headersSent, statusCode }: { headersSent: boolean; statusCode: number }): number {
  return headersSent ? statusCode : NOBODY_WAITS;
}
