/** A place where secrets have no business, and what stands there. */
export interface Heard {
  place: string;
  text: string;
}

/** Where a secret was found: `JIRA_API_TOKEN in the log, as base64`. */
export function secretsIn(heard: readonly Heard[], secrets: Readonly<Record<string, string>>): string[] {
  return heard.flatMap(({ place, text }) =>
    Object.entries(secrets).flatMap(([name, secret]) =>
      formsOf(secret)
        .filter(([, written]) => text.includes(written))
        .map(([form, written]) => `${name} in ${place}, ${form}: …${around(text, written)}…`),
    ),
  );
}

/** A secret as it is, and as programs write it. */
export function formsOf(secret: string): [form: string, written: string][] {
  const base64 = inBase64(secret);
  return [
    ['as it is', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ...base64.map((written): [string, string] => ['in base64', written]),
    ...base64.map((written): [string, string] => ['in base64url', written.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
}

/** Base64 of a text with the secret somewhere in it: three bytes are four digits, so it depends on where it begins. */
function inBase64(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const written = Buffer.from(' '.repeat(offset) + secret).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const whole = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
    return written.slice(first, whole);
  });
}

function around(text: string, written: string): string {
  const at = text.indexOf(written);
  return text.slice(Math.max(0, at - 300), at + 20);
}
