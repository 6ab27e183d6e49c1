import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf } from './platform/errors.ts';

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
] as const;

/** What belongs together: all or none. An inner list is a choice, of which one is enough. */
const GROUPS: readonly (readonly (string | readonly string[])[])[] = [
  ['SLACK_BOT_TOKEN', ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']],
  ['JIRA_BASE_URL', 'JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_PROJECT'],
  ['MAIL_FROM', 'SMTP_URL'],
  ['GITHUB_TOKEN', 'GITHUB_REPOSITORY'],
  ['GOOGLE_CREDENTIALS', 'GOOGLE_DRIVE_ID'],
];

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
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'must be a bot token, xoxb-...')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'must be an app-level token, xapp-...')
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
  faults.push(...groupFaults(given));
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

function configOf(v: Variables) {
  return {
    port: v.PORT,
    opsPort: v.OPS_PORT,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    role: v.ROLE,
    mongodbUri: v.MONGODB_URI,
    logLevel: v.LOG_LEVEL,
    trustProxy: v.TRUST_PROXY,
    slack: v.SLACK_BOT_TOKEN
      ? {
          botToken: v.SLACK_BOT_TOKEN,
          signingSecret: v.SLACK_SIGNING_SECRET,
          appToken: v.SLACK_APP_TOKEN,
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
    mail: v.MAIL_FROM && v.SMTP_URL ? { from: v.MAIL_FROM, smtpUrl: v.SMTP_URL } : undefined,
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
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
