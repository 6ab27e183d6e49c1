import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf } from './platform/errors.ts';
import { readKeySet } from './platform/key-set.ts';
import { SAMPLERS } from './platform/telemetry/index.ts';

/** Every secret may come as a file instead, under `NAME_FILE`: Vault's agent, Kubernetes and Docker write such files. */
const SECRETS = [
  'MONGODB_URI',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'JIRA_API_TOKEN',
  'JIRA_WEBHOOK_SECRET',
  'SMTP_URL',
  'GITHUB_TOKEN',
  'GOOGLE_CREDENTIALS',
  'REDIS_URL',
  'AUTH_SIGNING_KEYS',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AUCTION_URL',
] as const;

/** What belongs together: all or none. An inner list is a choice, of which one is enough. */
const GROUPS: readonly (readonly (string | readonly string[])[])[] = [
  ['SLACK_BOT_TOKEN', ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']],
  ['JIRA_BASE_URL', 'JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_PROJECT'],
  ['MAIL_FROM', ['SMTP_URL', 'SES_REGION']],
  ['GITHUB_TOKEN', 'GITHUB_REPOSITORY'],
  ['AUTH_ISSUER', 'AUTH_AUDIENCE'],
  ['GOOGLE_CREDENTIALS', 'GOOGLE_DRIVE_ID'],
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
];

/** What needs something that others need too, or that a machine has anyway: on AWS each has its region. */
const NEEDS: readonly (readonly [string, string])[] = [['S3_BUCKET', 'AWS_REGION']];

/** Of these, one at most. */
const EITHER_OR: readonly (readonly [string, string])[] = [['SMTP_URL', 'SES_REGION']];

const port = z.coerce.number('must be a port number').int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

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

const variables = z.object({
  PORT: port.default(3000),
  OPS_PORT: port.default(3001),
  PUBLIC_URL: httpUrl.optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  MONGODB_URI: z.string('is missing').regex(/^mongodb(\+srv)?:\/\/./, 'must be a mongodb:// address'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a level of pino')
    .default('info'),
  TRUST_PROXY: z.string().optional(),
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
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must be an smtp:// or smtps:// address')
    .optional(),
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
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, 'must be a redis:// or rediss:// address')
    .optional(),
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
  AUCTION_URL: httpUrl.optional(),
});

type Variables = z.infer<typeof variables>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What this process is to do, and with whom it may speak. What is absent is off. */
export type Config = ReturnType<typeof configOf>;

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads the configuration. The only reader of the process's environment.
 *
 * @throws ConfigError naming every fault; no value of a secret is in it
 */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = [];
  const given = withSecretFiles(environment, faults);
  const parsed = variables.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  faults.push(...groupFaults(given), ...needFaults(given), ...choiceFaults(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return configOf(parsed.data);
}

/** An empty variable counts as absent: that is how compose files and charts say "none". */
function withSecretFiles(environment: Environment, faults: string[]): Environment {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) faults.push(`${name} and ${name}_FILE are both set: leave one out`);
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push(`${name}_FILE cannot be read: ${messageOf(error)}`);
    }
  }
  return given;
}

function groupFaults(given: Environment): string[] {
  return GROUPS.flatMap((group) => {
    const choices = group.map((member) => (typeof member === 'string' ? [member] : member));
    const missing = choices.filter((choice) => !choice.some((name) => given[name]));
    if (missing.length === choices.length) return [];
    const present = choices.flat().filter((name) => given[name]);
    return missing.map((choice) => `${choice.join(' or ')} is missing: ${present.join(', ')} needs it`);
  });
}

function needFaults(given: Environment): string[] {
  return NEEDS.filter(([name, needed]) => given[name] && !given[needed]).map(
    ([name, needed]) => `${needed} is missing: ${name} needs it`,
  );
}

function choiceFaults(given: Environment): string[] {
  return EITHER_OR.filter(([one, other]) => given[one] && given[other]).map(
    ([one, other]) => `${one} and ${other} are both set: leave one out`,
  );
}

function configOf(v: Variables) {
  return {
    port: v.PORT,
    opsPort: v.OPS_PORT,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    role: v.ROLE,
    mongodbUri: v.MONGODB_URI,
    logLevel: v.LOG_LEVEL,
    trustProxy: v.TRUST_PROXY,
    corsOrigins: v.CORS_ORIGINS,
    signingKeys: v.AUTH_SIGNING_KEYS,
    outsideIssuer: v.AUTH_ISSUER && v.AUTH_AUDIENCE ? { issuer: v.AUTH_ISSUER, audience: v.AUTH_AUDIENCE } : undefined,
    /** Of OpenTelemetry's variables those that its SDK leaves to the program; the others it reads itself. */
    tracing: v.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          protocol: v.OTEL_EXPORTER_OTLP_PROTOCOL,
          sampler: v.OTEL_TRACES_SAMPLER,
          ratio: v.OTEL_TRACES_SAMPLER_ARG,
        }
      : undefined,
    slack: v.SLACK_BOT_TOKEN
      ? {
          botToken: v.SLACK_BOT_TOKEN,
          signingSecret: v.SLACK_SIGNING_SECRET,
          appToken: v.SLACK_APP_TOKEN,
          team: v.SLACK_TEAM_ID,
          apiUrl: v.SLACK_API_URL,
        }
      : undefined,
    jira:
      v.JIRA_BASE_URL && v.JIRA_EMAIL && v.JIRA_API_TOKEN && v.JIRA_PROJECT
        ? {
            baseUrl: v.JIRA_BASE_URL,
            email: v.JIRA_EMAIL,
            apiToken: v.JIRA_API_TOKEN,
            project: v.JIRA_PROJECT,
            issueType: v.JIRA_ISSUE_TYPE,
          }
        : undefined,
    jiraWebhookSecret: v.JIRA_WEBHOOK_SECRET,
    redisUrl: v.REDIS_URL,
    mail: mailOf(v),
    github:
      v.GITHUB_TOKEN && v.GITHUB_REPOSITORY
        ? {
            token: v.GITHUB_TOKEN,
            repository: v.GITHUB_REPOSITORY,
            permission: v.GITHUB_PERMISSION,
            apiUrl: v.GITHUB_API_URL,
          }
        : undefined,
    drive:
      v.GOOGLE_CREDENTIALS && v.GOOGLE_DRIVE_ID
        ? { account: v.GOOGLE_CREDENTIALS, driveId: v.GOOGLE_DRIVE_ID, apiUrl: v.GOOGLE_API_URL }
        : undefined,
    s3:
      v.S3_BUCKET && v.AWS_REGION
        ? {
            bucket: v.S3_BUCKET,
            region: v.AWS_REGION,
            endpoint: v.AWS_ENDPOINT_URL_S3 ?? v.AWS_ENDPOINT_URL,
            credentials: awsCredentials(v),
          }
        : undefined,
    auctionUrl: v.AUCTION_URL,
  };
}

/** The keys that the environment itself gives; where it gives none, the SDK has its own ways to some. */
function awsCredentials(v: Variables) {
  if (!v.AWS_ACCESS_KEY_ID || !v.AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: v.AWS_ACCESS_KEY_ID,
    secretAccessKey: v.AWS_SECRET_ACCESS_KEY,
    sessionToken: v.AWS_SESSION_TOKEN,
  };
}

function mailOf(v: Variables) {
  const { MAIL_FROM: from, SMTP_URL: smtpUrl, SES_REGION: region } = v;
  if (!from) return undefined;
  if (smtpUrl) return { from, smtpUrl };
  const endpoint = v.AWS_ENDPOINT_URL_SESV2 ?? v.AWS_ENDPOINT_URL;
  return region ? { from, ses: { region, endpoint, credentials: awsCredentials(v) } } : undefined;
}

/** https://developer.mozilla.org/en-US/docs/Glossary/Origin */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
