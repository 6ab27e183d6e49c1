import type { DueStep } from '../events.ts';

/**
 * One step of a run. It does what the ledger does not have as done yet, enters it there, and says what is due next: also
 * when it was done before, so that a run goes on wherever it was broken off.
 */
export type Step = (run: string, context: { signal: AbortSignal }) => Promise<DueStep[]>;
