import { isIP } from 'node:net';
import { z } from 'zod';
import { jsonIn } from '../platform/json.ts';
import { readKeySet } from '../platform/key-set.ts';
import { SAMPLERS } from '../platform/telemetry/index.ts';

const port = z.coerce.number('must be a port number').int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** An address that may hold a user and a password. What cannot be read is refused here: whoever met it later would quote it. */
const addressWithPassword = (protocol: RegExp, error: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocol.test(url.protocol) && url.host !== '' && isDecodable(url);
  }, error);

/** What we read of a service account's key, as Google hands it out. */
const serviceAccountKey = z
  .object({
    client_email: z.string(),
    private_key: z.string().includes('PRIVATE KEY'),
    token_uri: httpUrl.default('https://oauth2.googleapis.com/token'),
  })
  .transform(({ client_email, private_key, token_uri }) => ({
    email: client_email,
    privateKey: private_key,
    tokenUri: token_uri,
  }));

const serviceAccount = z.string().transform((text, { addIssue }) => {
  const { success, data } = serviceAccountKey.safeParse(jsonIn(text));
  if (success) return data;
  addIssue('must be the JSON key of a service account (GOOGLE_CREDENTIALS_FILE: the path of one)');
  return z.NEVER;
});

const signingKeys = z.string().transform((text, { addIssue }) => {
  const keys = readKeySet(text);
  if (keys) return keys;
  addIssue('must be a JWK set of keys P-256, P-384, Ed25519 or RSA (2048 bits or more), the first of them private');
  return z.NEVER;
});

const origins = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
  .pipe(z.array(z.string().refine(isOrigin, 'must be origins, such as https://shop.example.com')));

/** Every variable that Ovenbird reads, and what it must look like. */
export const variables = z.object({
  PORT: port.default(3000),
  OPS_PORT: port.default(3001),
  BIND_ADDRESS: z.string().refine(isAddress, 'must be an IP address of this machine, or its name').optional(),
  PUBLIC_URL: httpUrl.optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  MONGODB_URI: z.string('is missing').regex(/^mongodb(\+srv)?:\/\/./, 'must be a mongodb:// address'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a level of pino')
    .default('info'),
  TRUST_PROXY: z
    .string()
    .refine(isProxySetting, 'must be true, false, a number of hops, or addresses such as loopback, 10.0.0.0/8')
    .optional(),
  CORS_ORIGINS: origins.default([]),
  AUTH_SIGNING_KEYS: signingKeys.optional(),
  AUTH_ISSUER: httpUrl.optional(),
  AUTH_AUDIENCE: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/protobuf', 'http/json'], 'must be http/protobuf or http/json')
    .default('http/protobuf'),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number('must be a number from 0 to 1').min(0).max(1).default(1),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'must be a bot token, xoxb-...')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'must be an app-level token, xapp-...')
    .optional(),
  SLACK_TEAM_ID: z
    .string()
    .regex(/^T[A-Z0-9]+$/, 'must be a workspace’s id, T...')
    .optional(),
  SLACK_API_URL: httpUrl.optional(),
  JIRA_BASE_URL: httpUrl.optional(),
  JIRA_EMAIL: z.email('must be an e-mail address').optional(),
  JIRA_API_TOKEN: z.string().optional(),
  JIRA_PROJECT: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+$/, 'must be a project key, such as BAKE')
    .optional(),
  JIRA_ISSUE_TYPE: z.string().default('Task'),
  JIRA_WEBHOOK_SECRET: z.string().optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be an e-mail address').optional(),
  SMTP_URL: addressWithPassword(/^smtps?:$/, 'must be an smtp:// or smtps:// address').optional(),
  SES_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'must be a region of AWS, such as eu-central-1')
    .optional(),
  GITHUB_TOKEN: z.string().optional(),
  GITHUB_REPOSITORY: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name')
    .optional(),
  GITHUB_PERMISSION: z
    .enum(['pull', 'triage', 'push', 'maintain', 'admin'], 'must be a permission of GitHub')
    .default('push'),
  GITHUB_API_URL: httpUrl.optional(),
  GOOGLE_CREDENTIALS: serviceAccount.optional(),
  GOOGLE_DRIVE_ID: z.string().optional(),
  GOOGLE_API_URL: httpUrl.optional(),
  REDIS_URL: addressWithPassword(/^rediss?:$/, 'must be a redis:// or rediss:// address').optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  AWS_REGION: z.string().optional(),
  AWS_ENDPOINT_URL_S3: httpUrl.optional(),
  AWS_ENDPOINT_URL_SESV2: httpUrl.optional(),
  AWS_ENDPOINT_URL: httpUrl.optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AUCTION_URL: addressWithPassword(/^https?:$/, 'must be an http or https address').optional(),
});

export type Variables = z.infer<typeof variables>;

/** https://developer.mozilla.org/en-US/docs/Glossary/Origin */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text;
}

/** Whether it is this machine's shows when it is listened on. */
function isAddress(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z\d][a-z\d.-]*$/i.test(text);
}

/** As Express takes it. https://expressjs.com/en/guide/behind-proxies.html */
function isProxySetting(text: string): boolean {
  if (/^(true|false|\d+)$/.test(text)) return true;
  return text.split(/ *, */).every((range) => {
    const [address = '', mask = '0'] = range.split('/');
    return (
      /^(loopback|linklocal|uniquelocal)$/.test(range) ||
      (isIP(address) > 0 && (isIP(mask) > 0 || /^\d{1,3}$/.test(mask)))
    );
  });
}

/** `%` in a password is written `%25`. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
