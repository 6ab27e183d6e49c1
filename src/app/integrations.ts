import type { Db } from 'mongodb';
import type { Config } from '../config.ts';
import type { Logger } from '../platform/logger.ts';
import { createLanes } from '../platform/outbox/index.ts';
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
  /** Lets go of every connection. */
  close(): void;
}

interface Dependencies {
  db: Db;
  readSettings(): Promise<BakerySettings>;
  log: Logger;
}

/** Loads and opens what the configuration names. */
export async function openIntegrations(config: Config, deps: Dependencies): Promise<Integrations> {
  const slack = config.slack && (await openSlack(config.slack, deps));
  const mail = config.mail && (await openMail(config.mail, deps));
  return {
    slack,
    supplier: config.jira && (await openJira(config.jira)),
    repository: config.github && (await openGithub(config.github, deps)),
    archive: config.drive && (await openDrive(config.drive)),
    mailer: mail?.mailer,
    close() {
      slack?.connection.stop();
      mail?.transport.close();
    },
  };
}

async function openSlack({ botToken, apiUrl }: NonNullable<Config['slack']>, { db, log }: Dependencies) {
  const slack = await import('../integrations/slack/index.ts');
  const client = slack.createSlackClient({ token: botToken, apiUrl, log });
  const lanes = createLanes(db);
  const calls = { client, lanes };
  const posts = slack.createPosts(calls);
  return {
    posts,
    createOrderBoard: slack.createOrderBoard,
    createKitchenWall: slack.createKitchenWall,
    memberOf: slack.memberOf,
    clientOptions: slack.slackClientOptions({ apiUrl, log }),
    connection: slack.connectSlack({ client, lanes, token: botToken, log }),
    directory: slack.createWorkspaceDirectory(calls),
    channels: slack.createChannelAccess(calls),
    customerMessenger: slack.createCustomerMessenger({ posts }),
    staffMessenger: slack.createStaffMessenger({ posts }),
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

async function openMail({ from, smtpUrl }: NonNullable<Config['mail']>, { readSettings }: Dependencies) {
  const { createCustomerMailer, createSmtpTransport } = await import('../integrations/mail/index.ts');
  const transport = createSmtpTransport(smtpUrl);
  return { transport, mailer: createCustomerMailer({ from, transport, settings: { readFresh: readSettings } }) };
}
