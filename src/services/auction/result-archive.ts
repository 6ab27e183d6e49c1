import type { NewAuctionRecord } from './record.ts';

/** What is kept of an order that was accepted. */
export interface OrderResult extends NewAuctionRecord {
  order: 'accepted';
  run: string;
  /** When the platform's results were read. */
  answered_at: string;
}

/** Where the results of accepted orders lie for others. Adapters throw the failures of platform/failures.ts. */
export interface ResultArchive {
  /** Writes a result once: one that is there under this key stays as it is, and is no fault. */
  keep(key: string, result: OrderResult, signal: AbortSignal): Promise<void>;
}

/**
 * Where an order's result lies: `order-results/2026-11-21/<run>/<record>.json`. The same for each try; another run's record
 * of the same id lies elsewhere.
 *
 * @param startedAt when the run began
 */
export function resultKey(run: string, startedAt: Date, record_id: string): string {
  return `order-results/${startedAt.toISOString().slice(0, 10)}/${run}/${encodeURIComponent(record_id)}.json`;
}
