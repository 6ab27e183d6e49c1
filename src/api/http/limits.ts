import type { RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { HttpRefusal } from './refusal.ts';

/** How often somebody may ask in a minute. Counted in each process by itself: the one thing that is not shared. */
export interface RateLimits {
  /** With one principal's tokens. */
  requests: number;
  /** From one address, with tokens that are refused. */
  refusedTokens: number;
  /** From one address, for tokens. */
  tokenRequests: number;
}

export const defaultLimits: RateLimits = { requests: 600, refusedTokens: 60, tokenRequests: 60 };

interface Limited {
  limit: number;
  /** Who it is counted for. */
  keyOf(response: Response): string;
}

/** @returns a handler that lets through what is within the limit, and passes 429 `too_many_requests` on for the rest */
export function perMinute({ limit, keyOf }: Limited): RequestHandler {
  return rateLimit({
    ...{ windowMs: 60_000, limit, standardHeaders: 'draft-6', legacyHeaders: false },
    // Its advice about proxies goes to the console, past our log; the README gives it.
    validate: false,
    keyGenerator: (_, response) => keyOf(response),
    handler: (_request, _response, next) =>
      next(
        new HttpRefusal({
          ...{ status: 429, code: 'too_many_requests' },
          detail: 'That was too often in a minute. Retry-After says when to go on, in seconds.',
        }),
      ),
  });
}

/** An address to count by: of IPv6 the network, since one party has all of it. */
export function addressOf({ req }: Response): string {
  return ipKeyGenerator(req.ip ?? 'unknown');
}
