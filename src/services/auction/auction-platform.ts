import type { NewAuctionRecord, Verdict } from './record.ts';

/** The orders that one run puts up together. */
export interface Batch {
  /** A UUID: the run's. */
  id: string;
  orders: readonly NewAuctionRecord[];
}

/** What the platform says of one order. */
export interface OrderAnswer {
  order: Verdict;
  /** Which order is meant; a platform that leaves it out answers in the batch's order. */
  record_id?: string;
}

/** Nothing yet, or all of it. */
export type BatchAnswer = { results: false } | { results: true; orders: readonly OrderAnswer[] };

/** Where energy is auctioned. Adapters throw the failures of platform/failures.ts. */
export interface AuctionPlatform {
  /** Hands in a batch; in doubt when the answer is lost. */
  submit(batch: Batch, signal: AbortSignal): Promise<void>;
  /** @returns null where the platform knows no batch of that id */
  results(batch: string, signal: AbortSignal): Promise<BatchAnswer | null>;
}
