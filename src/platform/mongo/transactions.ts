import type { ClientSession, MongoClient } from 'mongodb';

/** Runs `work` in one transaction and returns its result. `work` may run several times: it does nothing outside. */
export type Transact = <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;

/** @returns a {@link Transact} whose commits are on a majority, or fail within 8 s */
export function createTransact(client: MongoClient): Transact {
  return (work) =>
    client.withSession((session) =>
      session.withTransaction(() => work(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        maxCommitTimeMS: 8_000,
      }),
    );
}
