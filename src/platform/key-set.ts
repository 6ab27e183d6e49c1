import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';

/** What a key may be for. Shared secrets are not among them: nobody could verify our tokens without being able to make some. */
const EC: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384' };
const RSA = ['RS256', 'PS256'];
const LEAST_RSA_BITS = 2_048;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']) })).nonempty() });

/**
 * Reads a JWK set whose first key signs while all verify.
 *
 * @returns undefined where it is none, or a key in it cannot be used
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function readKeySet(text: string): JSONWebKeySet | undefined {
  try {
    const keys: JWK[] = keySet.parse(JSON.parse(text)).keys;
    return keys.every(isUsable) && keys[0] && isPrivate(keys[0]) ? { keys } : undefined;
  } catch {
    return undefined;
  }
}

/** A key is for one algorithm, whatever a token says: so no key can be taken for another's. */
export function algorithmOf({ alg, kty, crv = '' }: JWK): string | undefined {
  if (kty === 'EC') return EC[crv];
  if (kty === 'RSA') return alg ?? 'RS256';
  return crv === 'Ed25519' ? 'EdDSA' : undefined;
}

/** @throws when Node cannot read it */
function isUsable(jwk: JWK): boolean {
  const algorithm = algorithmOf(jwk);
  if (algorithm === undefined || (jwk.alg !== undefined && jwk.alg !== algorithm && jwk.alg !== 'Ed25519'))
    return false;
  const { asymmetricKeyDetails } = createPublicKey({ key: keyOf(jwk), format: 'jwk' });
  if (jwk.kty !== 'RSA') return true;
  return RSA.includes(algorithm) && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
}

/** @throws when Node cannot read it */
function isPrivate(jwk: JWK): boolean {
  return jwk.d !== undefined && createPrivateKey({ key: keyOf(jwk), format: 'jwk' }).type === 'private';
}

/** jose's and Node's types of the same thing. */
function keyOf({ kty, crv, x, y, n, e, d, p, q, dp, dq, qi }: JWK): JsonWebKey {
  const parts = { kty, crv, x, y, n, e, d, p, q, dp, dq, qi };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
