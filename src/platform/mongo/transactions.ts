import type { ClientSession, MongoClient } from 'mongodb';
import { TransactionGivenUp } from './errors.ts';

/** Runs `work` in one transaction and returns its result. `work` may run several times: it does nothing outside. */
export type Transact = <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;

/**
 * The driver begins anew for two minutes. A commit that was lost holds what it wrote until MongoDB drops it after one, and
 * somebody waits: they are told rather, and nothing of it is done.
 */
const BEGUN_ANEW_FOR_MS = 8_000;

/**
 * @returns a {@link Transact} whose commits are on a majority, or fail within 8 s; it throws {@link TransactionGivenUp}
 *   when others are in the way for as long
 */
export function createTransact(client: MongoClient, begunAnewFor = BEGUN_ANEW_FOR_MS): Transact {
  return (work) => {
    const deadline = performance.now() + begunAnewFor;
    const attempt = async (session: ClientSession) => {
      if (performance.now() > deadline) throw new TransactionGivenUp('others were in the way for too long');
      return work(session);
    };
    return client.withSession((session) =>
      session.withTransaction(() => attempt(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        maxCommitTimeMS: 8_000,
      }),
    );
  };
}
