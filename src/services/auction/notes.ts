import type { ClientSession } from 'mongodb';
import type { NewAuctionRecord } from './record.ts';
import type { RunState, StepName } from './run.ts';

/** The run that is spoken of. */
interface About {
  id: string;
  startedAt: Date;
  records: number;
}

/** What the auction has to say to the team. */
export type AuctionNote =
  /** The platform took all but these; of many, the first few. */
  | { kind: 'auction-rejected'; run: About; rejected: NewAuctionRecord[]; total: number }
  /** The results take too long; they are asked for still, or not any more. */
  | { kind: 'auction-late'; run: About; state: Extract<RunState, 'overdue' | 'abandoned'>; since: Date }
  /** A run cannot go on until somebody has mended something. */
  | { kind: 'auction-failed'; run: About; step: StepName; reason: string };

/** Sends a message to a channel or to every manager, as part of a transaction. */
export interface AuctionNotes {
  post(
    session: ClientSession,
    message: { to: { channel: string } | 'managers'; note: AuctionNote; key: string },
  ): Promise<void>;
}
