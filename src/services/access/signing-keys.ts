import { calculateJwkThumbprint, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { algorithmOf } from '../../platform/key-set.ts';

/** What tokens are signed with: the first key signs, all verify. */
export interface SigningKeys {
  alg: string;
  kid: string;
  privateKey: Awaited<ReturnType<typeof importJWK>>;
  /** For whoever verifies: nothing private is in it. */
  publicKeys: JSONWebKeySet;
}

/** @throws when a key cannot be used */
export async function openSigningKeys({ keys }: JSONWebKeySet): Promise<SigningKeys> {
  const [signing] = keys;
  if (!signing) throw new Error('there is no key to sign with');
  const publicKeys = { keys: await Promise.all(keys.map(publicPartOf)) };
  const [{ alg, kid } = {}] = publicKeys.keys;
  if (!alg || !kid) throw new Error('the key to sign with has no algorithm');
  return { alg, kid, privateKey: await importJWK(signing, alg), publicKeys };
}

async function publicPartOf(key: JWK): Promise<JWK> {
  const { kty, crv, x, y, n, e } = key;
  const kid = key.kid ?? (await calculateJwkThumbprint(key));
  const given = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), kid, alg: algorithmOf(key), use: 'sig' };
}
