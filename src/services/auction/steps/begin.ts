import type { ClientSession } from 'mongodb';
import type { Clock } from '../../../platform/clock.ts';
import type { RunDocument } from '../run.ts';
import type { RunStore } from '../run-store.ts';
import { createOpen } from './open.ts';

interface BeginDependencies {
  runs: RunStore;
  clock: Clock;
}

const MINUTE = 60 * 1_000;
const HOUR = 60 * MINUTE;

/** It is asked for at the full hour: a process whose clock is a little behind is not to find the last hour's run. */
const BEHIND_AT_MOST = 2 * MINUTE;

/** Opens the run of this hour, where there is none. @returns it */
export function createBegin({ runs, clock }: BeginDependencies): (session: ClientSession) => Promise<RunDocument> {
  const open = createOpen({ runs, clock });
  return (session) => {
    const hour = new Date(Math.floor((clock.now().getTime() + BEHIND_AT_MOST) / HOUR) * HOUR);
    return open({ cause: `hour:${hour.toISOString()}` }, session);
  };
}
