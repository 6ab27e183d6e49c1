import { type Environment, faultsTogether, withSecretFiles } from './config/environment.ts';
import { secretsIn } from './config/secrets.ts';
import { type Variables, variables } from './config/variables.ts';

/** What this process is to do, and with whom it may speak. What is absent is off. */
export type Config = ReturnType<typeof configOf> & {
  /** What no log may say. */
  secrets: readonly string[];
};

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
  faults.push(...faultsTogether(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return { ...configOf(parsed.data), secrets: secretsIn(given, parsed.data) };
}

/** The same for a program: where it is not complete, it says what is wrong and ends with 1. */
export function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function configOf(v: Variables) {
  return {
    port: v.PORT,
    opsPort: v.OPS_PORT,
    bindAddress: v.BIND_ADDRESS,
    publicUrl: withoutSlash(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`),
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
            apiUrl: v.GITHUB_API_URL && withoutSlash(v.GITHUB_API_URL),
          }
        : undefined,
    drive:
      v.GOOGLE_CREDENTIALS && v.GOOGLE_DRIVE_ID
        ? {
            account: v.GOOGLE_CREDENTIALS,
            driveId: v.GOOGLE_DRIVE_ID,
            apiUrl: v.GOOGLE_API_URL && withoutSlash(v.GOOGLE_API_URL),
          }
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

/** Paths are put behind it, and have their own. */
function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
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
