import type { ClientSession } from 'mongodb';
import type { Clock } from '../../../platform/clock.ts';
import { NotYet, RateLimited, TransientFailure } from '../../../platform/failures.ts';
import type { Transact } from '../../../platform/mongo/index.ts';
import type { AuctionPlatform, OrderAnswer } from '../auction-platform.ts';
import type { OrderStore } from '../order-store.ts';
import { RECORD_LIFE, type Verdict } from '../record.ts';
import type { RecordStore } from '../record-store.ts';
import type { RunDocument } from '../run.ts';
import type { RunStore } from '../run-store.ts';
import { aboutRun, type TellTeam } from '../telling.ts';
import { verdictsOf } from '../verdicts.ts';
import type { Step } from './step.ts';

interface PollDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  platform: Pick<AuctionPlatform, 'results'>;
  tell: TellTeam;
  transact: Transact;
  clock: Clock;
  /** How long to wait after so many questions in vain, in milliseconds. */
  patience(asked: number): number;
}

const MINUTE = 60_000;
/** Results that take longer than this are told of; the platform is asked on, slowly. */
const OVERDUE_AFTER = 30 * MINUTE;
/** By then the records themselves are gone, and nobody waits for results any longer. */
const ABANDONED_AFTER = RECORD_LIFE;

/**
 * Asks the platform until it has all results, and writes down what they say. While there are none it throws NotYet, or what
 * kept the platform from answering: nobody waits, the question is put anew when its time has come.
 */
export function createPoll(dependencies: PollDependencies): Step {
  const { runs, records, orders, platform, tell, transact, clock, patience } = dependencies;

  async function write(run: RunDocument, answers: readonly OrderAnswer[]): Promise<void> {
    const batch = await orders.of(run._id);
    const verdicts = verdictsOf(
      batch.map(({ record_id }) => record_id),
      answers,
    );
    const judged = (verdict: Verdict) => batch.filter((_, index) => verdicts[index] === verdict);
    const both = { accepted: judged('accepted'), rejected: judged('rejected') };
    await transact(async (session) => {
      const counts = { accepted: both.accepted.length, rejected: both.rejected.length };
      if (!(await runs.enter(run._id, 'poll', clock.now(), counts, session))) return;
      for (const verdict of ['accepted', 'rejected'] as const) {
        const places = both[verdict].map(({ place }) => place);
        const ids = both[verdict].map(({ record_id }) => record_id);
        await orders.judged(run._id, places, verdict, session);
        await records.judged(run._id, ids, verdict, session);
      }
    });
  }

  async function late(run: RunDocument, state: 'overdue' | 'abandoned', since: Date, session: ClientSession) {
    if (!(await runs.noteOnce(run._id, `${state}At`, clock.now(), session))) return;
    await tell(session, { kind: 'auction-late', run: aboutRun(run), state, since }, state);
    if (state === 'abandoned') await orders.forget(run._id, session);
  }

  /** @returns whether to ask again */
  async function waitOn(run: RunDocument, submittedAt: Date): Promise<boolean> {
    await runs.write(run._id, { $inc: { asked: 1 } });
    const waited = clock.now().getTime() - submittedAt.getTime();
    if (waited >= ABANDONED_AFTER) {
      await transact((session) => late(run, 'abandoned', submittedAt, session));
      return false;
    }
    if (waited >= OVERDUE_AFTER) await transact((session) => late(run, 'overdue', submittedAt, session));
    return true;
  }

  /** A platform that does not answer is given no more time than one that has no results. @returns undefined once that is over */
  async function ask(run: RunDocument, submittedAt: Date, signal: AbortSignal) {
    let inVain: Error;
    try {
      const answer = await platform.results(run._id, signal);
      if (answer?.results) return answer.orders;
      inVain = new NotYet('there are no results yet', patience(run.asked));
    } catch (error) {
      if (!(error instanceof TransientFailure || error instanceof RateLimited)) throw error;
      inVain = error;
    }
    if (await waitOn(run, submittedAt)) throw inVain;
    return undefined;
  }

  return async (id, { signal }) => {
    const run = await runs.get(id);
    if (!run?.done.submit || run.abandonedAt) return [];
    if (!run.done.poll) {
      const answers = await ask(run, run.done.submit, signal);
      if (!answers) return [];
      await write(run, answers);
    }
    return [
      { run: id, step: 'store' },
      { run: id, step: 'report' },
    ];
  };
}
