import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Db } from 'mongodb';
import { shardKeyOf } from '../../bench/scaling/sharding/keys.ts';
import { openWorkspace } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { seed } from '../../sandbox/seed/seed.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { collections } from '../../src/app/collections.ts';
import { ensureCollections } from '../../src/platform/mongo/index.ts';
import { openRest } from '../chaos/world/rest.ts';
import { type OvenbirdProcess, startProcess } from '../support/process.ts';
import { signingKeys } from '../support/signing-keys.ts';
import { type Cluster, mongodThatIsKnown, openCluster, type ShardName } from './support/cluster.ts';

const binary = await mongodThatIsKnown();
if (!binary) process.stdout.write('sharded: not tried, since no MongoDB 6.0 can be had for this machine\n');

(binary ? describe : describe.skip)('two real shards and their config server', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    if (binary) cluster = await openCluster(binary);
  }, 120_000);
  afterAll(() => cluster?.close());

  describe('a bakery is a database, and a database has one home', () => {
    let sandbox: Sandbox;
    let process: OvenbirdProcess | undefined;
    beforeAll(async () => {
      await cluster.createDatabase('bakery', 'shard-a');
      sandbox = await startSandbox({ port: 0 });
      await seed({ mongodbUri: cluster.uri('shard-a', 'bakery'), sandboxUrl: sandbox.url });
    });
    afterAll(async () => {
      await process?.terminate();
      await sandbox?.close();
    });

    const books = (shard: ShardName) => cluster.shard(shard).db('bakery');

    async function startOn(shard: ShardName): Promise<OvenbirdProcess> {
      const own = { AUTH_SIGNING_KEYS: signingKeys('sharded'), PUBLIC_URL: 'http://bakery.test' };
      const ports = { PORT: '0', OPS_PORT: '0' };
      const started = await startProcess({
        ...sandbox.env,
        ...own,
        ...ports,
        MONGODB_URI: cluster.uri(shard, 'bakery'),
      });
      sandbox.connect(started.url);
      return started;
    }

    const settled = (shard: ShardName) =>
      until(
        'every delivery is settled',
        async () =>
          (await books(shard)
            .collection('deliveries')
            .countDocuments({ state: { $nin: ['done', 'off'] } })) === 0,
        60_000,
      );

    it('runs on its shard, moves to another with all it has, and goes on there', async () => {
      const workspace = openWorkspace(sandbox.url);
      const customer = await workspace.person('Mr. Cakelover');
      process = await startOn('shard-a');
      await customer.command('/order', '2 Chocolate Cake for 4');
      const order = { customer: 'Ms. Delicious', recipe: 'carrot_cake', persons: 2, quantity: 1 };
      const rest = openRest(process.url);
      expect(await rest.insist('POST', '/orders', order)).toMatchObject({ status: 201, body: { id: 2 } });
      expect(await rest.insist('PATCH', '/orders/2', { status: 'preparation' })).toMatchObject({ status: 200 });
      await settled('shard-a');
      await process.terminate();

      const before = await countsOf(books('shard-a'));
      await cluster.movePrimary('bakery', 'shard-b');
      expect(await cluster.homeOf('bakery')).toBe('shard-b');
      expect(await countsOf(books('shard-b'))).toEqual(before);
      expect(await books('shard-b').collection('orders').indexes()).toHaveLength(
        1 + (collections.find(({ name }) => name === 'orders')?.indexes.length ?? 0),
      );

      process = await startOn('shard-b');
      const moved = openRest(process.url);
      expect(await moved.insist('POST', '/orders', order)).toMatchObject({ status: 201, body: { id: 3 } });
      expect(await moved.insist('DELETE', '/orders/1', undefined)).toMatchObject({ status: 200 });
      await settled('shard-b');
      const tickets = (await workspace.jira.tickets()).map(({ summary }) => summary);
      expect(tickets.sort()).toEqual(['Order #1', 'Order #2', 'Order #3']);
      expect((await customer.sees.dm()).length).toBeGreaterThan(1);
      expect(await books('shard-a').collection('orders').countDocuments()).toBe(0);
    }, 120_000);
  });

  describe('a bakery too large for one shard', () => {
    beforeAll(async () => {
      await cluster.createDatabase('large', 'shard-a');
      await ensureCollections(cluster.shard('shard-a').db('large'), unique);
    });

    const unique = collections.filter(({ indexes }) => indexes.some(({ options }) => options.unique));
    const spreadable = unique.filter(({ name }) => shardKeyOf(name));
    const bound = unique.filter(({ name }) => !shardKeyOf(name));

    it.each(spreadable)('could be spread by the key that is written down: $name', async ({ name }) => {
      await cluster.shardCollection('large', name, shardKeyOf(name) ?? {});
    });

    it.each(bound)('cannot be spread by any key that keeps what is unique: $name', async ({ name, indexes }) => {
      const fields = indexes.filter(({ options }) => options.unique).map(({ keys }) => Object.keys(keys)[0] ?? '');
      expect(new Set(fields).size).toBeGreaterThan(1);
      for (const field of ['_id', ...fields]) {
        await expect(cluster.shardCollection('large', name, { [field]: 'hashed' })).rejects.toThrow(/unique index/);
      }
    });
  });
});

async function countsOf(db: Db): Promise<Record<string, number>> {
  const counts = collections.map(async ({ name }) => [name, await db.collection(name).countDocuments()] as const);
  return Object.fromEntries(await Promise.all(counts));
}
