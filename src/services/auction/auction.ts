import { randomUUID } from 'node:crypto';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { type Principal, requireManager, requireStaff } from '../principal.ts';
import type { AuctionPlatform } from './auction-platform.ts';
import { recordNotFound } from './errors.ts';
import { stepDue } from './events.ts';
import { createIntake, type Intake } from './intake.ts';
import { createAuctionMachine } from './machine.ts';
import { createPipeline } from './pipeline.ts';
import type { AuctionRecord } from './record.ts';
import { createRecordStore } from './record-store.ts';
import type { ResultArchive } from './result-archive.ts';
import { requireMeters } from './rights.ts';
import { type AuctionRun, type ByStep, toRun } from './run.ts';
import { createRunStore } from './run-store.ts';
import { createBegin } from './steps/begin.ts';
import type { StepDependencies } from './steps/index.ts';
import { createOpen } from './steps/open.ts';

type RunStep = (run: string, context: { signal: AbortSignal }) => Promise<void>;

/** The ovens' power is bought at an auction: records come in, and each hour a run puts up the orders for them. */
export interface Auction extends ByStep<RunStep> {
  /**
   * Takes in records for the next run: all, or none of them. The same record again is no error. They are kept for 24 h.
   *
   * @param records at most 1,000 `{record_id, parameter_1, parameter_2}`
   * @throws DomainError `forbidden`, `auction_records_invalid` (naming `records.3.parameter_2`),
   *   `auction_record_conflict` (naming the ids)
   */
  submitRecords(records: unknown, by: Principal, key?: RequestKey): Promise<OnceResult<Intake>>;
  /** A record, and what became of it. @throws DomainError `forbidden`, `auction_record_not_found` */
  record(record_id: string, by: Principal): Promise<AuctionRecord>;
  /** The last runs, the latest first. @throws DomainError `forbidden` */
  runs(limit: number, by: Principal): Promise<AuctionRun[]>;
  /** Opens a run that begins at once, without waiting for the hour. @throws DomainError `forbidden` */
  runNow(by: Principal, key?: RequestKey): Promise<OnceResult<AuctionRun>>;
  /** Opens the run of this hour, where there is none. A reaction; the steps are reactions too, each to be repeated freely. */
  begin(): Promise<void>;
}

export interface AuctionDependencies extends Omit<StepDependencies, 'platform' | 'archive'> {
  once: Once;
  events: Pick<EventLog, 'record'>;
  /** Absent where nothing is auctioned; the reactions are off then. */
  platform?: AuctionPlatform;
  /** Absent where results are kept nowhere; the reaction is off then. */
  archive?: ResultArchive;
}

export function createAuction(dependencies: AuctionDependencies): Auction {
  const { db, transact, once, events, clock, platform = nowhere, archive = nowhere } = dependencies;
  const [records, runs] = [createRecordStore(db), createRunStore(db)];
  const parts = { ...dependencies, records, runs };
  const [open, begin] = [createOpen(parts), createBegin(parts)];
  const { steps } = createAuctionMachine({ ...dependencies, platform, archive });
  const pipeline = createPipeline({ steps, transact, events });

  return {
    ...createIntake(parts),
    ...pipeline,

    async record(record_id, by) {
      requireMeters(by, 'see the auction’s records');
      const found = await records.find(record_id, clock.now());
      if (!found) throw recordNotFound();
      return found;
    },

    async runs(limit, by) {
      requireStaff(by, 'see the auction');
      return (await runs.latest(limit)).map(toRun);
    },

    async runNow(by, key) {
      requireManager(by, 'run the auction now');
      return once(key, async (session) => {
        const run = await open({ cause: `person:${randomUUID()}`, by: by.actor }, session);
        await events.record(session, stepDue({ run: run._id, step: 'take' }, by.actor));
        return toRun(run);
      });
    },

    async begin() {
      await transact(async (session) => {
        const { _id, done } = await begin(session);
        if (!done.take) await events.record(session, stepDue({ run: _id, step: 'take' }));
      });
    },
  };
}

const notConfigured = async (): Promise<never> => {
  throw new PermanentFailure('not_configured', 'the auction is not configured in this process');
};

/** Never called: deliveries of what is not configured are put aside. */
const nowhere: AuctionPlatform & ResultArchive = { submit: notConfigured, results: notConfigured, keep: notConfigured };
