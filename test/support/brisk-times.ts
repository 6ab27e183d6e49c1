import { defaultTimes, type OutboxTimes } from '../../src/platform/outbox/index.ts';

/** The outbox's times with the waiting taken out; a run still has time to speak HTTP on a busy machine. */
export const briskTimes: OutboxTimes = {
  ...defaultTimes,
  run: 5_000,
  lease: 8_000,
  poll: 300,
  backoff: 50,
  longestBackoff: 300,
  drain: 3_000,
  searchAfter: [200, 500],
  lookAfter: [0, 300],
};
