/** Shorter ones are no secrets, and would be found everywhere. */
const SHORTEST = 8;
const CENSORED = '[redacted]';

const known = new Set<string>();
let anyOfThem: RegExp | undefined;

/**
 * Names what this process must never say. A last net: nobody passes a secret on, but a service that is broken, or a proxy
 * before it, may repeat in its answer what it was sent, and we write down what services answer.
 */
export function keepSecret(secrets: readonly string[]): void {
  for (const secret of secrets.filter(({ length }) => length >= SHORTEST))
    for (const form of formsOf(secret)) known.add(form);
  const longestFirst = [...known].toSorted((one, other) => other.length - one.length);
  anyOfThem = known.size > 0 ? new RegExp(longestFirst.map((text) => RegExp.escape(text)).join('|'), 'g') : undefined;
}

/** A text without the secrets of this process, as they are or as HTTP writes them. */
export function redacted(text: string): string {
  return anyOfThem ? text.replace(anyOfThem, CENSORED) : text;
}

function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), ...[0, 1, 2].map((before) => inBase64(secret, before))];
}

/** Its digits in base64 of a longer text, such as `user:password`. Three bytes are four digits: it counts where it begins. */
function inBase64(secret: string, before: number): string {
  const digits = Buffer.from(' '.repeat(before) + secret).toString('base64');
  const end = Math.floor(((before + Buffer.byteLength(secret)) * 4) / 3);
  return digits.slice(Math.ceil((before * 4) / 3), end);
}
