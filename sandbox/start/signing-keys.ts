import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './settings.ts';

/** A new key to sign tokens with, as `AUTH_SIGNING_KEYS` takes it: a JWK set. */
export function newSigningKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' }] });
}

/**
 * Lets the API give out tokens: with the keys that somebody has configured, else with some of the sandbox's own, made once
 * and kept, so that a token is still good after the next start.
 *
 * @returns variables for the app
 */
export async function keepSigningKeys(dataDir: string, env: Environment): Promise<Record<string, string>> {
  if (env.AUTH_SIGNING_KEYS?.trim() || env.AUTH_SIGNING_KEYS_FILE?.trim()) return {};
  const file = join(dataDir, 'signing-keys.json');
  try {
    await writeFile(file, newSigningKeys(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return { AUTH_SIGNING_KEYS_FILE: file };
}
