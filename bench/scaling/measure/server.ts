import type { Document, MongoClient } from 'mongodb';

/** What a mongod has done since it started, and what it holds open. */
export interface ServerCounts {
  /** Commands by name, as `serverStatus` counts them. */
  commands: Readonly<Record<string, number>>;
  transactionsCommitted: number;
  connections: number;
  openCursors: number;
  at: number;
}

/** What the drivers send by themselves, and what a reading of these counts sends. */
const NOT_OURS = new Set(['hello', 'isMaster', 'serverStatus', 'ping', 'endSessions', 'abortTransaction']);

/** https://www.mongodb.com/docs/manual/reference/command/serverStatus/#metrics */
export async function readServer(client: MongoClient): Promise<ServerCounts> {
  const status = await client.db('admin').command({ serverStatus: 1 });
  const commands = Object.entries(status.metrics.commands as Record<string, Document>).flatMap(([name, counted]) => {
    const total = Number(counted?.total ?? 0);
    return total > 0 && !NOT_OURS.has(name) ? [[name, total] as const] : [];
  });
  return {
    commands: Object.fromEntries(commands),
    transactionsCommitted: Number(status.transactions.totalCommitted),
    connections: Number(status.connections.current),
    openCursors: Number(status.metrics.cursor.open.total),
    at: performance.now(),
  };
}

/** @returns by name, what was done between two readings */
export function commandsBetween(before: ServerCounts, after: ServerCounts): Record<string, number> {
  const grown = Object.entries(after.commands).map(
    ([name, total]) => [name, total - (before.commands[name] ?? 0)] as const,
  );
  return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

export const sum = (numbers: Readonly<Record<string, number>>): number =>
  Object.values(numbers).reduce((total, each) => total + each, 0);

/** @returns how many single writes the oplog has since then; those of a transaction stand in one entry */
export async function writesSince(client: MongoClient, since: Date): Promise<number> {
  const each = { $cond: [{ $isArray: '$o.applyOps' }, { $size: '$o.applyOps' }, 1] };
  const [written] = await client
    .db('local')
    .collection('oplog.rs')
    .aggregate([
      { $match: { wall: { $gte: since }, op: { $ne: 'n' } } },
      { $group: { _id: null, writes: { $sum: each } } },
    ])
    .toArray();
  return Number(written?.writes ?? 0);
}
