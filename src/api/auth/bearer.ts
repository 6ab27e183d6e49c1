import { HttpRefusal } from '../http/refusal.ts';
import type { RouteAccess } from '../http/route.ts';
import type { Caller } from './caller.ts';

/** Tells who a token speaks for. @throws HttpRefusal 401 when it is not to be trusted, 503 when that cannot be told */
export type Authenticate = (token: string) => Promise<Caller>;

const BEARER = /^Bearer +([\w\-.~+/]+=*) *$/i;

/**
 * The token of a request. https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 *
 * @param authorization the header
 * @throws HttpRefusal 401 when there is none
 */
export function bearerTokenOf(authorization: string | undefined): string {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (token) return token;
  throw unauthorized({
    code: 'token_missing',
    detail: 'This needs a token: send it as “Authorization: Bearer …”.',
  });
}

/** 401, with the challenge that clients know. @param error as RFC 6750 names it; left out where nothing was sent */
export function unauthorized({ error, ...refusal }: Unauthorized): HttpRefusal {
  const challenge = ['Bearer realm="ovenbird"', ...(error ? [`error="${error}"`] : [])].join(', ');
  return new HttpRefusal({ status: 401, ...refusal, headers: { 'WWW-Authenticate': challenge } });
}

export function isUnauthorized(error: unknown): error is HttpRefusal {
  return error instanceof HttpRefusal && error.status === 401;
}

interface Unauthorized {
  code: string;
  detail: string;
  error?: 'invalid_token';
}

/** @throws HttpRefusal 403 when the token has not the scope that the route asks for */
export function requireScope({ scopes }: Caller, access: RouteAccess): void {
  if (access === 'public' || access === 'signed-in' || scopes.has(access)) return;
  throw new HttpRefusal({
    ...{ status: 403, code: 'scope_missing' },
    detail: `This needs a token with the scope ${access}.`,
    headers: { 'WWW-Authenticate': `Bearer realm="ovenbird", error="insufficient_scope", scope="${access}"` },
  });
}
