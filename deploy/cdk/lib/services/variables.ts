/** Which variables are the worker's alone: a group that a role has half of would keep it from starting. */
export const WORKER_ONLY = [
  'GITHUB_PERMISSION',
  'GITHUB_REPOSITORY',
  'GOOGLE_DRIVE_ID',
  'JIRA_BASE_URL',
  'JIRA_EMAIL',
  'JIRA_ISSUE_TYPE',
  'JIRA_PROJECT',
] as const;

/** Variables of the app that an installation may set, beside those that the stacks know by themselves. */
export const OPTIONAL_VARIABLES = [
  ...WORKER_ONLY,
  'AUTH_AUDIENCE',
  'AUTH_ISSUER',
  'CORS_ORIGINS',
  'LOG_LEVEL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'SLACK_TEAM_ID',
] as const;

/**
 * The secrets that each role is given. Every one is a key of the bakery's one secret, empty where there is none: a key that
 * is missing keeps a task from starting.
 */
export const ROLE_SECRETS = {
  /** It answers people: Slack, the API, the webhook. */
  web: [
    'AUTH_SIGNING_KEYS',
    'JIRA_WEBHOOK_SECRET',
    'MONGODB_URI',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
  ],
  /** It does what follows. The signing secret belongs to the group of Slack's variables, which is whole or absent. */
  worker: [
    'GITHUB_TOKEN',
    'GOOGLE_CREDENTIALS',
    'JIRA_API_TOKEN',
    'MONGODB_URI',
    'REDIS_URL',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
  ],
} as const;

/** Read by the serverless auction alone: the workers leave the auction to it. */
export const AUCTION_SECRETS = ['AUCTION_URL'] as const;
