import type { Config } from '../config.ts';
import type { Check } from '../platform/checkup.ts';
import { createLogger } from '../platform/logger.ts';

/** A service by its name, and how it is looked at; without a check it is not configured. */
export interface Service {
  name: string;
  check: Check | undefined;
  /** What configures it. */
  variables: string;
}

interface Options {
  config: Config;
  /** The scopes that the manifest asks of Slack. */
  scopes: readonly string[];
}

/** What is wrong is in the findings, in words for people. */
const log = createLogger('silent');

/** Every service that Ovenbird can work with. What is not configured is not even loaded. */
export async function services({ config, scopes }: Options): Promise<Service[]> {
  const { mongodbUri, slack, jira, jiraWebhookSecret, mail, github, drive, redisUrl, s3, auctionUrl } = config;
  const webhookUrl = jiraWebhookSecret === undefined ? undefined : `${config.publicUrl}/jira/webhook`;
  const door = { publicUrl: config.publicUrl, signingSecret: slack?.signingSecret, jiraWebhookSecret };
  return [
    {
      name: 'MongoDB',
      variables: 'MONGODB_URI',
      check: (await import('../platform/mongo/check.ts')).checkMongo(mongodbUri),
    },
    {
      name: 'Slack',
      variables: 'SLACK_BOT_TOKEN',
      check:
        slack &&
        (await import('../integrations/slack/check.ts')).checkSlack({
          ...{ token: slack.botToken, appToken: slack.appToken, signingSecret: slack.signingSecret },
          ...{ team: slack.team, apiUrl: slack.apiUrl, scopes, log },
        }),
    },
    {
      name: 'Jira',
      variables: 'JIRA_BASE_URL',
      check: jira && (await import('../integrations/jira/check.ts')).checkJira({ ...jira, webhookUrl }),
    },
    {
      name: 'Mail',
      variables: 'MAIL_FROM',
      check:
        mail &&
        (mail.ses
          ? (await import('../integrations/mail/check-ses.ts')).checkSes({ ...mail.ses, from: mail.from })
          : (await import('../integrations/mail/check.ts')).checkSmtp(mail.smtpUrl)),
    },
    {
      name: 'Google Drive',
      variables: 'GOOGLE_CREDENTIALS',
      check: drive && (await import('../integrations/google-drive/check.ts')).checkDrive(drive),
    },
    {
      name: 'GitHub',
      variables: 'GITHUB_TOKEN',
      check: github && (await import('../integrations/github/check.ts')).checkGithub({ ...github, log }),
    },
    {
      name: 'Redis',
      variables: 'REDIS_URL',
      check: redisUrl === undefined ? undefined : (await import('../integrations/redis/check.ts')).checkRedis(redisUrl),
    },
    {
      name: 'Amazon S3',
      variables: 'S3_BUCKET',
      check: s3 && (await import('../integrations/s3/check.ts')).checkS3(s3),
    },
    {
      name: 'Energy auction',
      variables: 'AUCTION_URL',
      check:
        auctionUrl === undefined
          ? undefined
          : (await import('../integrations/auction-platform/check.ts')).checkAuctionPlatform(auctionUrl),
    },
    {
      name: 'Issuer of tokens',
      variables: 'AUTH_ISSUER',
      check: config.outsideIssuer && (await import('../api/auth/check.ts')).checkIssuer(config.outsideIssuer),
    },
    {
      name: 'Our own door',
      variables: 'SLACK_SIGNING_SECRET or JIRA_WEBHOOK_SECRET',
      check:
        door.signingSecret === undefined && jiraWebhookSecret === undefined
          ? undefined
          : (await import('./door.ts')).checkDoor(door),
    },
  ];
}
