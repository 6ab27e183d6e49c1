import type { AuctionSettings, SeenBatch } from '../../../client/auction.ts';
import type { ActiveFault } from '../../../client/faults.ts';
import type { GithubMember } from '../../../client/github.ts';
import type { Ticket } from '../../../client/jira.ts';
import type { MailMessage } from '../../../client/mail.ts';
import type { SeenObject } from '../../../client/s3.ts';
import type { DriveItem } from '../../../drive/control.ts';
import type { StandInName } from '../../../stand-in.ts';
import type { News } from './changes.ts';
import { useLive } from './use-live.ts';

export type {
  ActiveFault,
  AuctionSettings,
  DriveItem,
  GithubMember,
  MailMessage,
  SeenBatch,
  SeenObject,
  StandInName,
  Ticket,
};

const of = (service: News['service']) => (news: News) => news.service === service;

export interface SandboxSight {
  standIns: StandInName[];
  faults: ActiveFault[];
  /** Where Ovenbird listens, once it does. */
  appUrl?: string;
}

/** What the sandbox stands in for, what goes wrong with it, and where the app is. */
export function useSandbox(): SandboxSight | undefined {
  return useLive('/control', ({ service }) => service === 'faults' || service === 'app');
}

export function useTickets(): Ticket[] | undefined {
  return useLive('/control/jira/tickets', of('jira'));
}

export function useCollaborators(): GithubMember[] | undefined {
  return useLive('/control/github/collaborators', of('github'));
}

export function useInvitations(): GithubMember[] | undefined {
  return useLive('/control/github/invitations', of('github'));
}

/** Oldest first. */
export function useMails(): MailMessage[] | undefined {
  return useLive('/control/mail/messages', of('mail'));
}

/** The documents that are not in the trash. */
export function useDocuments(): DriveItem[] | undefined {
  return useLive('/control/drive/documents', of('drive'));
}

/** What the auction's platform got, oldest first. */
export function useBatches(): SeenBatch[] | undefined {
  return useLive('/control/auction/batches', of('auction'));
}

export function useAuctionSettings(): AuctionSettings | undefined {
  return useLive('/control/auction/settings', of('auction'));
}

/** What lies in the bucket, in the order in which it was written. */
export function useObjects(): SeenObject[] | undefined {
  return useLive('/control/s3/objects', of('s3'));
}
