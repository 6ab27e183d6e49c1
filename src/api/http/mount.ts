import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import { z } from 'zod';
import type { Logger } from '../../platform/logger.ts';
import { sendProblem } from '../../platform/problem.ts';
import { type Authenticate, bearerTokenOf, isUnauthorized, requireScope } from '../auth/bearer.ts';
import { type Caller, principalOf } from '../auth/caller.ts';
import type { ApiServices } from '../services.ts';
import { readBody, takeBody, textOf } from './body.ts';
import { requestKeyOf } from './idempotency.ts';
import { pathNotFound } from './input.ts';
import { addressOf, perMinute, type RateLimits } from './limits.ts';
import { readInTime } from './patience.ts';
import { HttpRefusal, refusalOf } from './refusal.ts';
import type { Method, Route } from './route.ts';
import { sendAnswer } from './send.ts';

export interface Mounting {
  routes: readonly Route[];
  services: ApiServices;
  authenticate: Authenticate;
  limits: RateLimits;
  log: Logger;
}

/** Who is calling, once that is known. */
const callers = new WeakMap<Request, Caller>();

/** Mounts the routes, and refuses everything else in the same words. */
export function mountRoutes({ routes, services, authenticate, limits, log }: Mounting): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const refusedTokens = perMinute({ limit: limits.refusedTokens, keyOf: addressOf });
  const tokenRequests = perMinute({ limit: limits.tokenRequests, keyOf: addressOf });
  const requests = perMinute({ limit: limits.requests, keyOf: ({ req }) => callers.get(req)?.id ?? 'nobody' });

  /** Refused tokens alone are counted by address: whoever has a good one may share it with anybody. */
  const identify: RequestHandler = async (request, response, next) => {
    try {
      callers.set(request, await authenticate(bearerTokenOf(request.get('authorization'))));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      return refusedTokens(request, response, (tooMany) => next(tooMany ?? error));
    }
    next();
  };

  const permit =
    ({ access }: Route): RequestHandler =>
    (request, _response, next) => {
      const caller = callers.get(request);
      if (caller) requireScope(caller, access);
      next();
    };

  const answer =
    (route: Route): RequestHandler =>
    async (request, response) => {
      const caller = callers.get(request);
      const signal = abortedWith(response);
      const text = textOf(request);
      const body = bodyOf(route, request, text);
      const key = caller && route.method === 'post' ? requestKeyOf(request, caller.id, text) : undefined;
      const { params, query, headers } = request;
      const by = caller && principalOf(caller, route);
      const may = (scope: string) => caller?.scopes.has(scope) ?? false;
      const circumstances = { by, may, key, address: addressOf(response), signal };
      const running = route.run(services, { params, query, headers, body }, circumstances);
      const answered = await (route.method === 'get' ? readInTime(running) : running);
      await sendAnswer(response, answered, signal);
    };

  const guards = (route: Route): RequestHandler[] => {
    if (route.access !== 'public') return [identify, requests, permit(route)];
    return route.method === 'post' ? [tokenRequests] : [];
  };

  for (const [path, methods] of byPath(routes)) {
    const resource = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const [method, route] of methods)
      resource[method](...guards(route), ...(route.body ? [takeBody] : []), answer(route));
    resource.all(methodNotAllowed([...methods.keys()]));
  }
  router.use(() => {
    throw pathNotFound();
  });
  router.use(explain(log));
  return router;
}

/** What a request's body says; a body that may be left out may be. */
function bodyOf({ body, accepts = 'application/json' }: Route, request: Request, text: string): unknown {
  if (!body || (text === '' && body instanceof z.ZodOptional)) return undefined;
  return readBody(request, text, accepts);
}

function byPath(routes: readonly Route[]): Map<string, Map<Method, Route>> {
  const paths = new Map<string, Map<Method, Route>>();
  for (const route of routes) {
    const methods = paths.get(route.path) ?? new Map<Method, Route>();
    paths.set(route.path, methods.set(route.method, route));
  }
  return paths;
}

/** HEAD and OPTIONS are answered by Express, wherever GET, or anything, is. */
function methodNotAllowed(methods: readonly Method[]): RequestHandler {
  const allowed = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return ({ method }) => {
    throw new HttpRefusal({
      ...{ status: 405, code: 'method_not_allowed', headers: { Allow: allowed.join(', ') } },
      detail: `${method} is not for this address; these are: ${allowed.join(', ')}.`,
    });
  };
}

/** Aborted when the answer is over, or the connection gone. */
function abortedWith(response: Response): AbortSignal {
  const over = new AbortController();
  response.once('close', () => over.abort());
  return over.signal;
}

function explain(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { problem, headers, ours } = refusalOf(error);
    const { method, path } = request;
    if (problem.status === 500) log.error({ err: error, method, path }, 'a request failed');
    else if (ours) log.warn({ err: error, method, path }, 'a request could not be answered');
    sendProblem(response.set(headers), problem);
  };
}
