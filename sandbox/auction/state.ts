import { z } from 'zod';

export const VERDICTS = ['accepted', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const batchInput = z.strictObject({
  id: z.uuid(),
  orders: z
    .array(z.strictObject({ record_id: z.string(), parameter_1: z.string(), parameter_2: z.number() }))
    .min(1)
    .max(1_000),
});

export type BatchInput = z.infer<typeof batchInput>;

export interface Batch {
  id: string;
  receivedAt: string;
  /** In the order in which they were handed in, each with what the platform made of it. */
  orders: Array<BatchInput['orders'][number] & { verdict: Verdict }>;
}

export interface AuctionState {
  /** Oldest first. The same id twice is two batches: nobody stops whoever hands in twice. */
  batches: Batch[];
}

export interface AuctionSettings {
  /** What becomes of the orders of the next batches. */
  answers: Verdict | 'random';
  /** How long after a batch its results are there. */
  resultsAfterMs: number;
  /** Whether each answer says which record it is about. */
  named: boolean;
}

export const usualSettings = (): AuctionSettings => ({ answers: 'random', resultsAfterMs: 1_500, named: false });
