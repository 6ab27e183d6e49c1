import { auctionClient } from './auction.ts';
import { changesOf } from './changes.ts';
import { controlApi } from './control-api.ts';
import { driveClient } from './drive.ts';
import { type Fault, faultsClient } from './faults.ts';
import { githubClient } from './github.ts';
import { jiraClient } from './jira.ts';
import { mailClient } from './mail.ts';
import { s3Client } from './s3.ts';
import { teamOf } from './team.ts';

export type { Entries, Entry } from './fill.ts';
export type { Actor } from './person.ts';
export type { Sees } from './sees.ts';
export { buttonsOf, type ShownButton, textOf } from './text.ts';
export type * from './types.ts';
export { until } from './until.ts';

export type Bakery = ReturnType<typeof openWorkspace>;

/**
 * Everything around Ovenbird: the people on Slack, and what Jira, GitHub, Google Drive, the mailbox, the
 * auction's platform and the bucket hold. All of it over HTTP.
 * @param sandboxUrl e.g. http://127.0.0.1:4000
 */
export function openWorkspace(sandboxUrl: string) {
  const faults = faultsClient(sandboxUrl);
  return {
    ...teamOf(controlApi(sandboxUrl, 'slack')),
    jira: jiraClient(sandboxUrl),
    github: githubClient(sandboxUrl),
    drive: driveClient(sandboxUrl),
    mail: mailClient(sandboxUrl),
    auction: auctionClient(sandboxUrl),
    s3: s3Client(sandboxUrl),
    /** Makes a service fail from now on (or for the next `times` requests). */
    fault: (service: Parameters<typeof faults.set>[0], fault: Fault) => faults.set(service, fault),
    /** Puts everything in order again, or one service. */
    clearFaults: faults.clear,
    faults: faults.list,
    /** Every change in the Slack workspace as it happens, until the signal is aborted. */
    changes: (signal: AbortSignal) => changesOf(`${sandboxUrl}/control/slack`, signal),
    /** Tells the stand-ins where Ovenbird listens. */
    connect: (appUrl: string) => controlApi(sandboxUrl, 'connect').post<unknown>('', { appUrl }),
  };
}
