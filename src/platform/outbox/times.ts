/** The outbox's times, in milliseconds. Tests shorten them; production has these. */
export interface OutboxTimes {
  /** A run's limit: then it is aborted. */
  run: number;
  /** How long a claim holds. Longer than a run by the time an abort may take. */
  lease: number;
  /** How often the deliveries are looked through when nothing wakes the worker. */
  poll: number;
  /** The first retry comes within this. */
  backoff: number;
  /** No retry waits longer than this. */
  longestBackoff: number;
  /** A delivery that lost three leases in a row is tried this often. */
  suspectEvery: number;
  /** What waits longer is told to somebody. */
  heldUp: number;
  /** How long a process that must end lets its runs finish. */
  drain: number;
  /** How long after the start of a create whose answer was lost a slow index is searched; after the last it is repeated. */
  searchAfter: readonly number[];
  /** The same where the other side shows at once what it wrote: the later look is for a write that outlived our patience. */
  lookAfter: readonly number[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const defaultTimes: OutboxTimes = {
  run: 20 * SECOND,
  lease: 30 * SECOND,
  poll: 2 * SECOND,
  backoff: 1 * SECOND,
  longestBackoff: 5 * MINUTE,
  suspectEvery: 5 * MINUTE,
  heldUp: 15 * MINUTE,
  drain: 10 * SECOND,
  searchAfter: [30 * SECOND, 2 * MINUTE],
  lookAfter: [0, 30 * SECOND],
};
