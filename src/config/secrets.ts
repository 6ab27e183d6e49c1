import { type Environment, SECRETS } from './environment.ts';
import type { Variables } from './variables.ts';

/** Everything in the configuration that nobody may read: of addresses the password, of keys their private part. */
export function secretsIn(
  given: Environment,
  { GOOGLE_CREDENTIALS: google, AUTH_SIGNING_KEYS: keys }: Variables,
): string[] {
  const written = SECRETS.flatMap((name) => given[name] ?? []).flatMap((text) => passwordIn(text) ?? []);
  const pem = google?.privateKey.split('\n').filter((line) => !line.startsWith('-----')) ?? [];
  const exponents = keys?.keys.flatMap(({ d }) => d ?? []) ?? [];
  return [...written, ...pem, ...exponents];
}

/** Of an address the password, decoded; of anything else all. MongoDB's may name several hosts. */
function passwordIn(text: string): string | undefined {
  if (!/^[a-z+]+:\/\//.test(text)) return text.startsWith('{') ? undefined : text;
  const password = /^[^/]+\/\/[^/@]*?:([^/@]*)@/.exec(text)?.[1];
  return password && decoded(password);
}

/** Whoever connects with it says so where it is wrong. */
function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
