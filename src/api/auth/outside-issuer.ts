import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { messageOf } from '../../platform/errors.ts';
import { TransientFailure } from '../../platform/failures.ts';
import { isMailAddress, LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import type { TrustedIssuer } from './authenticate.ts';
import type { Caller } from './caller.ts';

/** An issuer of tokens that this bakery trusts. https://openid.net/specs/openid-connect-discovery-1_0.html */
export interface OutsideIssuer {
  /** As its tokens, and its own discovery document, name it. */
  issuer: string;
  /** What its tokens for us are for. */
  audience: string;
}

const TIMEOUT_MS = 3_000;

/** No key of theirs is a shared secret: a token that says so tries to take a public key for one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

const LONGEST_NAME = 80;

/** What we read of their tokens. Okta has the scopes as a list in `scp`, and the client's id in `cid`. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  scope: z.string().optional(),
  scp: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  client_id: z.string().optional(),
  cid: z.string().optional(),
});

/** Tokens of an outside issuer, verified by the keys that it publishes. While it is down, its known keys still do. */
export function outsideIssuer({ issuer, audience }: OutsideIssuer): TrustedIssuer {
  let finding: ReturnType<typeof discover> | undefined;

  /** Looked for once; again when it was not to be had. */
  const keyFor: JWTVerifyGetKey = async (header, token) => {
    finding ??= discover(issuer);
    const find = await finding.catch((error: unknown) => {
      finding = undefined;
      throw unavailable(issuer, error);
    });
    try {
      return await find(header, token);
    } catch (error) {
      if (isOfTheToken(error)) throw error;
      const known = find.jwks();
      if (!known) throw unavailable(issuer, error);
      // A key that is not among them may be a new one: nobody can say now.
      return createLocalJWKSet(known)(header, token).catch(() => {
        throw unavailable(issuer, error);
      });
    }
  };

  return {
    issuer,
    async verify(token) {
      const { payload } = await jwtVerify(token, keyFor, {
        ...{ issuer, audience, algorithms: ALGORITHMS },
        requiredClaims: ['exp', 'sub'],
      });
      const { success, data } = claims.safeParse(payload);
      if (!success) throw new errors.JWTInvalid('a claim is not what it should be');
      return callerOf(data);
    },
  };
}

/** The issuer's keys, from where its discovery document says. @throws where it has none, or is another issuer's */
export async function discover(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const { issuer: named, jwks_uri: keys } = discovery.parse(await response.json());
  if (named !== issuer) throw new Error(`${url} is about ${named}`);
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: TIMEOUT_MS });
}

/** None of the keys is the one that the token names, or it names none where there are several. */
function isOfTheToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

function unavailable(issuer: string, cause: unknown): TransientFailure {
  return new TransientFailure('issuer_unavailable', `${issuer} gives no keys: ${messageOf(cause)}`, { cause });
}

function callerOf({
  sub,
  scope,
  scp = [],
  name,
  preferred_username,
  email,
  client_id,
  cid,
}: z.output<typeof claims>): Caller {
  const scopes = [scope ?? [], scp].flat().flatMap((text) => text.split(' '));
  const called = name || preferred_username || email || sub;
  return {
    id: `oidc:${sub}`,
    name: called.slice(0, isMailAddress(called) ? LONGEST_ADDRESS : LONGEST_NAME),
    kind: sub === (client_id ?? cid) ? 'program' : 'person',
    inSlack: false,
    scopes: new Set(scopes),
  };
}
