import { createHmac } from 'node:crypto';
import fc from 'fast-check';

type Headers = Record<string, string>;

const hex = (secret: string, text: string | Buffer) => createHmac('sha256', secret).update(text).digest('hex');
const now = () => Math.floor(Date.now() / 1_000);

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function slackSignature(
  secret: string,
  body: string | Buffer,
  timestamp: number | string = now(),
  version = 'v0',
): Headers {
  const base = Buffer.concat([Buffer.from(`${version}:${timestamp}:`), Buffer.from(body)]);
  return { 'x-slack-request-timestamp': `${timestamp}`, 'x-slack-signature': `${version}=${hex(secret, base)}` };
}

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks */
export function jiraSignature(secret: string, body: string | Buffer): Headers {
  return { 'x-hub-signature': `sha256=${hex(secret, body)}` };
}

/** A way to change a header that is right. */
type Forgery = (headers: Headers) => Headers;

const withHeader =
  (name: string, change: (value: string) => string): Forgery =>
  (headers) => ({
    ...headers,
    [name]: change(headers[name] ?? ''),
  });

const otherDigit = (digit = '') => (digit === '0' ? '1' : '0');

/** Changes of the signature itself that leave nothing right. */
function spoiltSignature(name: string, digits: number): fc.Arbitrary<Forgery> {
  const at = fc.nat({ max: digits - 1 });
  return fc.oneof(
    at.map((place) =>
      withHeader(name, (value) => {
        const index = value.length - 1 - place;
        return `${value.slice(0, index)}${otherDigit(value[index])}${value.slice(index + 1)}`;
      }),
    ),
    at.map((place) => withHeader(name, (value) => value.slice(0, -1 - place))),
    fc
      .constantFrom('', 'v0', 'v0=', 'sha256=', '=', 'v1=0', 'sha1=0', 'x'.repeat(5_000), '0'.repeat(digits))
      .map((value) => withHeader(name, () => value)),
    fc.constant(withHeader(name, (value) => value.toUpperCase())),
    fc.constant(withHeader(name, (value) => `${value}0`)),
    fc.constant(withHeader(name, (value) => value.replace(/^[^=]+/, 'v9'))),
    fc.constant(({ [name]: _, ...headers }: Headers) => headers),
  );
}

/** Headers of a request that Slack never sent, though its body is Slack's. */
export function forgedForSlack(secret: string): fc.Arbitrary<(body: string | Buffer) => Headers> {
  const signed = (body: string | Buffer) => slackSignature(secret, body);
  const seconds = fc.integer({ min: 301, max: 1_000_000_000 });
  return fc.oneof(
    {
      weight: 5,
      arbitrary: spoiltSignature('x-slack-signature', 64).map(
        (forge) => (body: string | Buffer) => forge(signed(body)),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .string({ minLength: 1 })
        .map((other) => (body: string | Buffer) => slackSignature(`${secret}${other}`, body)),
    },
    {
      weight: 2,
      arbitrary: fc.string({ minLength: 1 }).map((more) => (body: string | Buffer) => signed(`${body}${more}`)),
    },
    // Signed as it should be, and caught on the way, long ago or by somebody whose clock is ahead.
    {
      weight: 3,
      arbitrary: seconds.map((age) => (body: string | Buffer) => slackSignature(secret, body, now() - age - 5)),
    },
    {
      weight: 2,
      arbitrary: seconds.map((ahead) => (body: string | Buffer) => slackSignature(secret, body, now() + ahead + 60)),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('', 'soon', '-1', 'NaN', '0', '1e3', '0x10', 'null')
        .map((timestamp) => (body: string | Buffer) => ({ ...slackSignature(secret, body, timestamp) })),
    },
    {
      weight: 2,
      arbitrary: seconds.map((off) => (body: string | Buffer) => {
        const signedAt = now();
        const headers = slackSignature(secret, body, signedAt);
        return { ...headers, 'x-slack-request-timestamp': `${signedAt - (off % 290) - 1}` };
      }),
    },
  );
}

/** Headers of a webhook that Jira never sent. */
export function forgedForJira(secret: string): fc.Arbitrary<(body: string | Buffer) => Headers> {
  const signed = (body: string | Buffer) => jiraSignature(secret, body);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: spoiltSignature('x-hub-signature', 64).map((forge) => (body: string | Buffer) => forge(signed(body))),
    },
    {
      weight: 1,
      arbitrary: fc
        .string({ minLength: 1 })
        .map((other) => (body: string | Buffer) => jiraSignature(`${secret}${other}`, body)),
    },
    {
      weight: 1,
      arbitrary: fc.string({ minLength: 1 }).map((more) => (body: string | Buffer) => signed(`${body}${more}`)),
    },
  );
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens made of one that is good. */
export function forgedToken(good: string): fc.Arbitrary<string> {
  const [head = '', claims = '', signature = ''] = good.split('.');
  const read = (text: string): object => JSON.parse(Buffer.from(text, 'base64url').toString());
  const swapped = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  const claim = fc.constantFrom<object>(
    { sub: 'user_0' },
    { scope: 'employees:manage' },
    { exp: 9_999_999_999 },
    { aud: 'x' },
    { in_slack: true, sub: 'U0MANAGER' },
    { iss: 'https://evil.example' },
  );
  const header = fc.constantFrom<object>(
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'ES384' },
    { kid: '../../dev/null' },
    { jku: 'http://127.0.0.1:1/keys' },
    { crit: ['x'] },
    { typ: 'JWT' },
  );
  return fc.oneof(
    fc.nat({ max: head.length - 1 }).map((at) => `${swapped(head, at)}.${claims}.${signature}`),
    fc.nat({ max: claims.length - 1 }).map((at) => `${head}.${swapped(claims, at)}.${signature}`),
    // The last digit has bits that count for nothing.
    fc.nat({ max: signature.length - 2 }).map((at) => `${head}.${claims}.${swapped(signature, at)}`),
    fc.nat({ max: good.length - 2 }).map((end) => good.slice(0, end)),
    claim.map((over) => `${head}.${part({ ...read(claims), ...over })}.${signature}`),
    header.map((over) => `${part({ ...read(head), ...over })}.${claims}.${signature}`),
    header.map((over) => `${part({ ...read(head), ...over })}.${claims}.`),
    fc.base64String({ maxLength: 40 }),
  );
}
