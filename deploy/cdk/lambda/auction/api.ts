import type { Express } from 'express';
import { auctionRoutes } from '../../../../src/api/auction/routes.ts';
import { createAuthenticate } from '../../../../src/api/auth/authenticate.ts';
import { type OutsideIssuer, outsideIssuer } from '../../../../src/api/auth/outside-issuer.ts';
import { defaultLimits } from '../../../../src/api/http/limits.ts';
import { mountRoutes } from '../../../../src/api/http/mount.ts';
import { protections } from '../../../../src/api/http/protections.ts';
import { createHttp } from '../../../../src/app/http.ts';
import { createFeed } from '../../../../src/platform/feed/index.ts';
import type { Logger } from '../../../../src/platform/logger.ts';
import { createTell } from '../../../../src/services/feed/index.ts';
import type { Bakery } from '../support/bakery.ts';

interface Dependencies {
  bakery: Pick<Bakery, 'db' | 'clock' | 'services'>;
  issuer: OutsideIssuer;
  log: Logger;
}

/** API Gateway stands before it, and says from where it was called. */
const BEHIND_ONE = { trustProxy: '1', tracing: undefined };

/** The auction's routes of the REST API, by themselves: the same rules, rights, answers and refusals. */
export function createAuctionApi({ bakery: { db, clock, services }, issuer, log }: Dependencies): Express {
  const http = createHttp(BEHIND_ONE, () => undefined);
  http.use(...protections([]));
  http.use(
    mountRoutes({
      routes: auctionRoutes,
      services: { ...services, clock, feed: createFeed({ db, types: [], log }), tell: createTell({ log }) },
      authenticate: createAuthenticate([outsideIssuer(issuer)]),
      limits: defaultLimits,
      log,
    }),
  );
  return http;
}
