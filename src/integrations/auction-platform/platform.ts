import { z } from 'zod';
import { PermanentFailure, TransientFailure } from '../../platform/failures.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { unanswered } from '../../platform/unanswered.ts';
import type { AuctionPlatform } from '../../services/auction/index.ts';
import { AUCTION, failureOf } from './failures.ts';
import { batchAnswer } from './schema.ts';

export interface AuctionPlatformOptions {
  /** Its address; a user and password in it are sent as HTTP's basic authentication. */
  url: string;
  /** Of one request, in milliseconds. */
  timeout?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * The auction's platform, over HTTP:
 *
 * - `POST <url>/batches` with `{id, orders: [{record_id, parameter_1, parameter_2}]}` hands in a batch
 * - `GET <url>/batches/<id>` answers `{results, orders}`; 404 where there is no such batch
 *
 * @throws TransientFailure, PermanentFailure, RateLimited
 */
export function createAuctionPlatform({ url, timeout = TIMEOUT_MS }: AuctionPlatformOptions): AuctionPlatform {
  const { base, authorization } = addressOf(url);

  async function ask(method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: object) {
    const headers = { accept: 'application/json', 'x-request-id': currentRequestId(), ...authorization };
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
        body: body && JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      return { response, text: await response.text() };
    } catch (error) {
      throw unanswered(AUCTION, error);
    }
  }

  return {
    async submit({ id, orders }, signal) {
      const { response, text } = await ask('POST', '/batches', signal, { id, orders });
      if (!response.ok) throw failureOf(response, text);
    },

    async results(batch, signal) {
      const { response, text } = await ask('GET', `/batches/${encodeURIComponent(batch)}`, signal);
      if (response.status === 404) return null;
      if (!response.ok) throw failureOf(response, text);
      const { success, data, error } = batchAnswer.safeParse(jsonIn(text));
      if (success) return data;
      throw new PermanentFailure(
        'auction_results_unclear',
        `The platform’s results cannot be read: ${z.prettifyError(error).slice(0, 500)}`,
        { cause: error },
      );
    },
  };
}

/** `fetch` takes no address with a password in it. */
function addressOf(url: string): { base: string; authorization: { authorization?: string } } {
  const { username, password, origin, pathname } = new URL(url);
  const credentials = [username, password].map(decodeURIComponent).join(':');
  const basic = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { base: `${origin}${pathname}`.replace(/\/+$/, ''), authorization: username ? { authorization: basic } : {} };
}

/** @throws TransientFailure where a gateway answered, and not the platform */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TransientFailure('auction_unreadable', 'The answer is not the auction platform’s', { cause: error });
  }
}
