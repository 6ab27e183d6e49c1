import { generateKeyPairSync } from 'node:crypto';

const key = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
  alg: 'ES256',
});

/** A JWK set as `AUTH_SIGNING_KEYS` takes it, made for this run. */
export function signingKeys(...kids: string[]): string {
  return JSON.stringify({ keys: kids.map(key) });
}
