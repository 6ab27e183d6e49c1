import type { Db } from 'mongodb';
import type { Clock } from '../../../platform/clock.ts';
import type { Transact } from '../../../platform/mongo/index.ts';
import { backoff, type OutboxTimes } from '../../../platform/outbox/index.ts';
import type { AuctionPlatform } from '../auction-platform.ts';
import { createOrderStore } from '../order-store.ts';
import { createRecordStore } from '../record-store.ts';
import type { ResultArchive } from '../result-archive.ts';
import type { ByStep } from '../run.ts';
import { createRunStore } from '../run-store.ts';
import { createTellTeam, type TellingDependencies } from '../telling.ts';
import { createFinish } from './finish.ts';
import { createPoll } from './poll.ts';
import { createReport } from './report.ts';
import type { Step } from './step.ts';
import { createStore } from './store.ts';
import { createSubmit } from './submit.ts';
import { createTake } from './take.ts';

export interface StepDependencies extends TellingDependencies {
  db: Db;
  transact: Transact;
  clock: Clock;
  platform: AuctionPlatform;
  archive: ResultArchive;
  /** When after a start whose answer was lost to ask whether the platform has the batch. */
  lookAfter?: readonly number[];
  /** How fast to ask for results, and how slowly at last. */
  times: Pick<OutboxTimes, 'backoff' | 'longestBackoff'>;
}

/** A run's steps, for whatever drives them: here it is deliveries, elsewhere it may be a state machine. */
export function createSteps(dependencies: StepDependencies): ByStep<Step> {
  const { db, times } = dependencies;
  const parts = {
    ...dependencies,
    records: createRecordStore(db),
    runs: createRunStore(db),
    orders: createOrderStore(db),
    tell: createTellTeam(dependencies),
  };
  return {
    take: createTake(parts),
    submit: createSubmit(parts),
    poll: createPoll({ ...parts, patience: (asked) => backoff(asked, times) }),
    store: createStore(parts),
    report: createReport(parts),
    finish: createFinish(parts),
  };
}
