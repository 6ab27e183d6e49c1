import type { MongoClient } from 'mongodb';

/** What `$currentOp` tells of a connection, or of a transaction that waits for its next command. */
interface Operation {
  client?: string;
  desc?: string;
  lsid?: { id: unknown };
}

/** Ends the transactions that killed processes left open, as MongoDB does by itself after 60 s. @returns how many */
export async function endOrphans(client: MongoClient): Promise<number> {
  const admin = client.db('admin');
  const idle = { allUsers: true, idleConnections: true, idleSessions: true };
  const operations = await admin.aggregate<Operation>([{ $currentOp: idle }]).toArray();
  const isOpen = ({ desc }: Operation) => desc === 'inactive transaction';
  const connected = new Set(operations.filter((each) => !isOpen(each)).map((each) => each.client));
  const orphans = operations.filter((each) => isOpen(each) && !connected.has(each.client));
  const sessions = orphans.flatMap(({ lsid }) => (lsid ? [{ id: lsid.id }] : []));
  if (sessions.length > 0) await admin.command({ killSessions: sessions });
  return sessions.length;
}
