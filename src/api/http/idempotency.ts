import type { Request } from 'express';
import { DomainError } from '../../platform/errors.ts';
import type { OnceResult, RequestKey } from '../../platform/once.ts';
import { HttpRefusal } from './refusal.ts';

/** Visible ASCII; the draft's own form, in quotation marks, is the same key. */
const KEY = /^[\x21-\x7e]{1,255}$/;

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/**
 * What makes a POST the same one when it is sent again.
 *
 * @param body its text: another body under the same key is another request
 * @returns undefined where the caller does not ask for it
 * @throws HttpRefusal 400 `idempotency_key_invalid`
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function requestKeyOf(request: Request, principal: string, body: string): RequestKey | undefined {
  const given = request.get(IDEMPOTENCY_KEY)?.trim();
  if (given === undefined) return undefined;
  const key = given.replace(/^"(.*)"$/, '$1');
  if (!KEY.test(key)) throw invalidKey();
  return {
    key: `api:${JSON.stringify([principal, key])}`,
    contents: { method: request.method, path: request.path, body },
  };
}

/**
 * The outcome of work that is done once for each key: the first one's, however often it is asked for.
 *
 * @throws DomainError `idempotency_key_reused` when the key was used for something else
 */
export function first<T>({ result, sameContents }: OnceResult<T>): T {
  if (!sameContents) throw reusedKey();
  return result;
}

const invalidKey = () =>
  new HttpRefusal({
    ...{ status: 400, code: 'idempotency_key_invalid' },
    detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
  });

const reusedKey = () =>
  new DomainError(
    'invalid',
    'idempotency_key_reused',
    'This Idempotency-Key was used in the last 24 hours for a request that was not the same. Nothing was done now.',
  );
