import type { Route } from '../http/route.ts';

/** What the machinery itself may refuse a route's requests with: status -> codes; with the route's own. */
export function refusalsOf({ access, method, params, body, refusals = {} }: Route): Map<number, string[]> {
  const all = new Map<number, Set<string>>();
  const add = (status: number, ...codes: string[]) => all.set(status, new Set([...(all.get(status) ?? []), ...codes]));

  if (body) {
    add(400, 'body_not_json', 'body_unreadable');
    add(413, 'body_too_large');
    add(415, 'media_type_unsupported');
  }
  if (access !== 'public') {
    add(401, 'token_missing', 'token_invalid', 'token_expired');
    add(429, 'too_many_requests');
  }
  if (access !== 'public' && access !== 'signed-in') add(403, 'scope_missing');
  if (access !== 'public' && method === 'post') {
    add(400, 'idempotency_key_invalid');
    add(422, 'idempotency_key_reused');
  }
  if (access === 'public' && method === 'post') add(429, 'too_many_requests');
  if (params) add(404, 'path_not_found');
  add(422, 'input_invalid');
  for (const [status, codes] of Object.entries(refusals)) add(Number(status), ...codes);
  add(500, 'internal');
  add(503, 'books_unavailable', 'service_unavailable');
  return new Map([...all].sort(([one], [other]) => one - other).map(([status, codes]) => [status, [...codes]]));
}
