import type { ClientSession } from 'mongodb';
import type { Actor } from '../../../platform/actor.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { RunDocument } from '../run.ts';
import type { RunStore } from '../run-store.ts';

interface OpenDependencies {
  runs: RunStore;
  clock: Clock;
}

/** What brings a run about. */
export interface Cause {
  /** One run for each: `hour:2026-11-21T10:00:00.000Z`. */
  cause: string;
  by?: Actor;
}

/** Opens the ledger of a run, or finds that which its cause has brought about before. */
export function createOpen({ runs, clock }: OpenDependencies) {
  return async ({ cause, by }: Cause, session: ClientSession): Promise<RunDocument> =>
    (await runs.ofCause(cause, session)) ?? runs.open({ cause, part: 1, by }, clock.now(), session);
}
