import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What came of what somebody asked for: `refused` by the bakery's rules; `unavailable`: MongoDB or a service that it needs;
 * `failed`: a fault of ours.
 */
export type AnswerOutcome = 'ok' | 'refused' | 'unavailable' | 'failed';

/** Where the outcome of one request is noted. */
export interface OutcomeNote {
  outcome: AnswerOutcome;
}

const storage = new AsyncLocalStorage<OutcomeNote>();

/** Does `work`; what comes of it is noted. */
export async function notingOutcome(note: OutcomeNote, work: () => Promise<void>): Promise<void> {
  try {
    await storage.run(note, work);
  } catch (error) {
    note.outcome = 'failed';
    throw error;
  }
}

/** Notes what came of it, for whoever watches this request. */
export function noteOutcome(outcome: AnswerOutcome): void {
  const note = storage.getStore();
  if (note) note.outcome = outcome;
}
