import { readFileSync } from 'node:fs';
import { codeOf } from '../platform/errors.ts';

/** Variables by name, as a process is given them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every secret may come as a file instead, under `NAME_FILE`: Vault's agent, Kubernetes and Docker write such files. */
export const SECRETS = [
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

/**
 * What is given, with the secrets read from their files. An empty variable counts as absent: that is how compose files and
 * charts say "none".
 *
 * @param faults takes what is wrong
 */
export function withSecretFiles(environment: Environment, faults: string[]): Environment {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) faults.push(`${name} and ${name}_FILE are both set: leave one out`);
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      // Not the path: whoever puts the secret itself there would find it in the log.
      faults.push(`${name}_FILE cannot be read: ${codeOf(error)}`);
    }
  }
  return given;
}

/** What is wrong with the variables together: what is missing, and what excludes each other. */
export function faultsTogether(given: Environment): string[] {
  return [...groupFaults(given), ...needFaults(given), ...choiceFaults(given)];
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
