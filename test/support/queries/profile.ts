import type { Db, Document } from 'mongodb';

/** A query as MongoDB ran it. */
export interface ProfiledQuery {
  /** Where it stands: `src/services/orders/store.ts:87`. */
  site: string;
  collection: string;
  /** `IXSCAN { number: -1 }`, `COLLSCAN`, ... */
  plan: string;
  sortsInMemory: boolean;
  keysExamined: number;
  docsExamined: number;
  /** Documents returned, matched or deleted. */
  found: number;
  command: Document;
}

const ROOM = 256 * 1024 * 1024;

/**
 * Has MongoDB write down every query that says where it stands.
 *
 * @see https://www.mongodb.com/docs/manual/reference/database-profiler/
 * @returns ends it, and returns what was written down
 */
export async function profileQueries(db: Db): Promise<() => Promise<ProfiledQuery[]>> {
  await db.createCollection('system.profile', { capped: true, size: ROOM });
  await db.command({ profile: 2, slowms: 0, filter: { 'command.comment': /^src\// } });
  return async () => {
    await db.command({ profile: 0, filter: 'unset' });
    const written = await db
      .collection('system.profile')
      .find({ 'command.comment': { $exists: true }, planSummary: { $exists: true } })
      .toArray();
    return written.map(toQuery);
  };
}

function toQuery(entry: Document): ProfiledQuery {
  const { ns, command, planSummary, hasSortStage, keysExamined, docsExamined } = entry;
  return {
    site: command.comment,
    collection: ns.slice(ns.indexOf('.') + 1),
    plan: planSummary,
    sortsInMemory: hasSortStage ?? false,
    keysExamined: keysExamined ?? 0,
    docsExamined: docsExamined ?? 0,
    found: entry.nreturned ?? entry.nMatched ?? entry.ndeleted ?? 0,
    command,
  };
}
