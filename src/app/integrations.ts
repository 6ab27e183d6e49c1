import type { Db } from 'mongodb';
import type { Config } from '../config.ts';
import type { OwnMailbox } from '../integrations/mail/index.ts';
import type { SesOptions } from '../integrations/mail/ses-transport.ts';
import type { RedisPublisher } from '../integrations/redis/index.ts';
import type { Logger } from '../platform/logger.ts';
import { createLanes } from '../platform/outbox/index.ts';
import type { AuctionPlatform, ResultArchive } from '../services/auction/index.ts';
import type { DocumentArchive } from '../services/cancelled-orders/index.ts';
import type { CodeRepository } from '../services/employees/index.ts';
import type { CustomerMailer } from '../services/notifications/index.ts';
import type { ProcurementDependencies } from '../services/procurement/index.ts';
import type { BakerySettings } from '../services/settings/index.ts';

/** The outside systems of this process. What is not configured is absent, and its code is not even loaded. */
export interface Integrations {
  slack?: Awaited<ReturnType<typeof openSlack>>;
  supplier?: ProcurementDependencies['supplier'];
  repository?: CodeRepository;
  archive?: DocumentArchive;
  mailer?: CustomerMailer;
  mailbox?: OwnMailbox;
  auctionPlatform?: AuctionPlatform;
  resultArchive?: ResultArchive;
  redis?: RedisPublisher;
  /** Lets go of every connection. */
  close(): void;
}

/** What Redis is called in the books, both as an integration and as whom events are passed on to. */
export const REDIS = 'redis';

interface Dependencies {
  db: Db;
  readSettings(): Promise<BakerySettings>;
  /** Whether somebody is known to have left the Slack workspace. */
  hasLeft(slackUser: string): Promise<boolean>;
  log: Logger;
}

/** Loads and opens what the configuration names. */
export async function openIntegrations(config: Config, deps: Dependencies): Promise<Integrations> {
  const slack = config.slack && (await openSlack(config.slack, deps));
  const mail = config.mail && (await openMail(config.mail, deps));
  const s3 = config.s3 && (await openS3(config.s3));
  const redis = config.redisUrl === undefined ? undefined : await openRedis(config.redisUrl, deps);
  return {
    slack,
    supplier: config.jira && (await openJira(config.jira)),
    repository: config.github && (await openGithub(config.github, deps)),
    archive: config.drive && (await openDrive(config.drive)),
    mailer: mail?.mailer,
    mailbox: mail?.mailbox,
    auctionPlatform: config.auctionUrl === undefined ? undefined : await openAuctionPlatform(config.auctionUrl),
    resultArchive: s3?.archive,
    redis,
    close() {
      slack?.connection.stop();
      mail?.transport.close();
      s3?.close();
      redis?.close();
    },
  };
}

/** How much of each integration's work one process does at once. */
export function integrationTable(open: Integrations) {
  const { slack, supplier, repository, archive, mailer, auctionPlatform, resultArchive, redis } = open;
  return {
    books: { configured: true, concurrency: 8 },
    slack: { configured: slack !== undefined, concurrency: 4 },
    jira: { configured: supplier !== undefined, concurrency: 4 },
    github: { configured: repository !== undefined, concurrency: 2 },
    drive: { configured: archive !== undefined, concurrency: 2 },
    mail: { configured: mailer !== undefined, concurrency: 4 },
    auction: { configured: auctionPlatform !== undefined, concurrency: 2 },
    s3: { configured: resultArchive !== undefined, concurrency: 2 },
    // By no reaction: events are passed on to it in their order.
    [REDIS]: { configured: redis !== undefined, concurrency: 1 },
  };
}

async function openSlack({ botToken, team, apiUrl }: NonNullable<Config['slack']>, { db, hasLeft, log }: Dependencies) {
  const slack = await import('../integrations/slack/index.ts');
  const client = slack.createSlackClient({ token: botToken, team, apiUrl, log });
  const lanes = createLanes(db);
  const calls = { client, lanes };
  const posts = slack.createPosts({ ...calls, hasLeft });
  return {
    posts,
    createOrderBoard: slack.createOrderBoard,
    createKitchenWall: slack.createKitchenWall,
    memberOf: slack.memberOf,
    clientOptions: slack.slackClientOptions({ team, apiUrl, log }),
    connection: slack.connectSlack({ client, lanes, token: botToken, team, log }),
    directory: slack.createWorkspaceDirectory(calls),
    channels: slack.createChannelAccess(calls),
    customerMessenger: slack.createCustomerMessenger({ posts }),
    staffMessenger: slack.createStaffMessenger({ posts }),
    workflowSteps: slack.createWorkflowSteps(calls),
  };
}

async function openJira(jira: NonNullable<Config['jira']>) {
  const { createJira } = await import('../integrations/jira/index.ts');
  return createJira(jira);
}

async function openGithub({ apiUrl, ...github }: NonNullable<Config['github']>, { log }: Dependencies) {
  const { createGithubRepository } = await import('../integrations/github/index.ts');
  return createGithubRepository({ ...github, apiUrl, log });
}

async function openDrive(drive: NonNullable<Config['drive']>) {
  const { createDriveArchive } = await import('../integrations/google-drive/index.ts');
  return createDriveArchive(drive);
}

async function openAuctionPlatform(url: string) {
  const { createAuctionPlatform } = await import('../integrations/auction-platform/index.ts');
  return createAuctionPlatform({ url });
}

async function openS3(s3: NonNullable<Config['s3']>) {
  const { createResultArchive } = await import('../integrations/s3/index.ts');
  return createResultArchive(s3);
}

async function openRedis(url: string, { log }: Dependencies) {
  const { createRedisPublisher } = await import('../integrations/redis/index.ts');
  return createRedisPublisher({ url, log });
}

async function openMail(config: NonNullable<Config['mail']>, { readSettings }: Dependencies) {
  const mail = await import('../integrations/mail/index.ts');
  const { from } = config;
  const { ses } = config;
  const transport = ses ? await openSes(ses) : mail.createSmtpTransport(config.smtpUrl);
  const post = mail.createPostMail({
    transport,
    from,
    ...('failureOf' in transport && { failureOf: transport.failureOf }),
  });
  return {
    transport,
    mailer: mail.createCustomerMailer({ post, settings: { readFresh: readSettings } }),
    mailbox: { address: mail.addressOf(from), post },
  };
}

/** Amazon's SDK is loaded by those alone who use it. */
async function openSes(ses: SesOptions) {
  const { createSesTransport } = await import('../integrations/mail/ses-transport.ts');
  return createSesTransport(ses);
}
