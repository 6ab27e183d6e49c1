import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** What OWASP asks for at least. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** A secret nobody can guess: 256 bits of chance. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns `scrypt:<N>:<r>:<p>:<salt>:<hash>`: it says itself how it was made, so that the cost may rise some day */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, KEY_BYTES, optionsOf(COST));
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/**
 * Compares in constant time. Against nothing it takes as long, and says no: whoever listens to the time learns nothing of
 * who has an account.
 */
export async function isSecret(secret: string, hashed: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (hashed ?? (await nobodys())).split(':');
  const wanted = Buffer.from(hash, 'base64url');
  const given = await derive(
    secret,
    Buffer.from(salt, 'base64url'),
    wanted.length,
    optionsOf({ N: Number(N), r: Number(r), p: Number(p) }),
  );
  return timingSafeEqual(given, wanted) && hashed !== undefined;
}

let known: Promise<string> | undefined;

/** The hash of a secret that nobody has. */
function nobodys(): Promise<string> {
  known ??= hashSecret(newSecret());
  return known;
}

/** Node refuses what takes more than 32 MB unless told. */
function optionsOf({ N, r, p }: typeof COST): ScryptOptions {
  return { N, r, p, maxmem: 256 * N * r };
}
