import { Router } from 'express';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { type OutsideIssuer, outsideIssuer } from './auth/outside-issuer.ts';
import { ownIssuer } from './auth/own-issuer.ts';
import { defaultLimits, type RateLimits } from './http/limits.ts';
import { mountRoutes } from './http/mount.ts';
import { readInTime } from './http/patience.ts';
import { protections } from './http/protections.ts';
import { documentPages } from './openapi/docs-page.ts';
import { createApiDocument } from './openapi/document.ts';
import { routes } from './routes.ts';
import type { ApiServices } from './services.ts';

export type { RateLimits } from './http/limits.ts';
export type { ApiServices } from './services.ts';

export interface ApiOptions {
  services: ApiServices;
  /** Where the API is reached; our own tokens are from there, and for there. */
  publicUrl: string;
  /** Somebody else whose tokens are good here. */
  outside?: OutsideIssuer;
  /** Origins whose pages may call the API. */
  corsOrigins: readonly string[];
  limits?: Partial<RateLimits>;
  clock: Clock;
  log: Logger;
}

/**
 * The REST API, its document at `/openapi.json` and a page to try it at `/docs`. It answers whatever nobody else has
 * taken, so it is mounted last; it reads bodies by itself.
 */
export function createApi({ services, publicUrl, outside, corsOrigins, limits, clock, log }: ApiOptions): Router {
  const { issuer, scopesNow } = services.access;
  const authenticate = createAuthenticate([
    ...(issuer ? [ownIssuer({ publicUrl, issuer, clock, scopesNow: (holder) => readInTime(scopesNow(holder)) })] : []),
    ...(outside ? [outsideIssuer(outside)] : []),
  ]);
  const api = Router();
  api.use(...protections(corsOrigins));
  api.use(documentPages(createApiDocument(routes)));
  api.use(mountRoutes({ routes, services, authenticate, limits: { ...defaultLimits, ...limits }, log }));
  return api;
}
