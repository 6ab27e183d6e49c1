import { randomUUID } from 'node:crypto';
import { Long, UUID } from 'mongodb';
import { type Cluster, mongodThatIsKnown, openCluster, type ShardName } from '../../../test/sharded/support/cluster.ts';
import { openRaw } from './raw-connection.ts';

const TRANSACTIONS = 300;
const DATABASE = 'commits';

/** The median time of a commit, in milliseconds. */
export interface CommitFigures {
  oneShard: number;
  twoShards: number;
}

/**
 * How long the commit of a transaction of three inserts takes that one shard has alone, and that two share: then the first
 * coordinates a commit in two phases, as it does for a mongos.
 */
export async function measureCommits(): Promise<CommitFigures> {
  const binary = await mongodThatIsKnown();
  if (!binary) throw new Error('The shards are those of MongoDB 6.0, and none can be had for this machine.');
  const cluster = await openCluster(binary);
  try {
    await measure(cluster, ['shard-a', 'shard-a']);
    const oneShard = await measure(cluster, ['shard-a', 'shard-a']);
    return { oneShard, twoShards: await measure(cluster, ['shard-a', 'shard-b']) };
  } finally {
    await cluster.close();
  }
}

/** @param among the coordinator, and who else takes part */
async function measure(cluster: Cluster, among: readonly [ShardName, ShardName]): Promise<number> {
  const [coordinator, other] = await Promise.all(among.map((name) => openRaw(portOf(cluster, name))));
  if (!coordinator || !other) throw new Error('a shard is missing');
  const isShared = among[0] !== among[1];
  const insert = () => ({ insert: 'things', documents: [{ _id: randomUUID() }] });
  // A collection is made outside of transactions.
  for (const shard of [coordinator, other]) await shard.run({ ...insert(), $db: DATABASE });

  const times: number[] = [];
  for (let which = 0; which < TRANSACTIONS; which++) {
    const transaction = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1), autocommit: false };
    const begin = { startTransaction: true, readConcern: { level: 'snapshot' }, $db: DATABASE };
    const commit = { writeConcern: { w: 'majority' }, $db: 'admin', ...transaction };
    await coordinator.run({ ...insert(), ...begin, ...(isShared && { coordinator: true }), ...transaction });
    await coordinator.run({ ...insert(), $db: DATABASE, ...transaction });
    await other.run({ ...insert(), ...(isShared ? begin : { $db: DATABASE }), ...transaction });
    const startedAt = performance.now();
    if (isShared) {
      const participants = among.map((shardId) => ({ shardId }));
      await coordinator.run({ coordinateCommitTransaction: 1, participants, ...commit });
    } else await coordinator.run({ commitTransaction: 1, ...commit });
    times.push(performance.now() - startedAt);
  }
  for (const shard of [coordinator, other]) shard.close();
  const median = times.sort((a, b) => a - b)[TRANSACTIONS / 2] ?? Number.NaN;
  return Math.round(median * 100) / 100;
}

const portOf = (cluster: Cluster, shard: ShardName) => Number(new URL(cluster.uri(shard, DATABASE)).port);
