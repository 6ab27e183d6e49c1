import { isNews } from '../../../src/services/feed/index.ts';
import { spreadOver } from '../sharding/spread.ts';
import { addedPerOrder, readBooks } from './books.ts';
import { cpuOf } from './change-streams.ts';
import { readProcess } from './idle.ts';
import { countByKind, kindOf, transactionsOf } from './life.ts';
import { createBaker } from './orders.ts';
import { commandsBetween, readServer, sum, writesSince } from './server.ts';
import { type Command, openWireTap } from './wire-tap.ts';
import type { World } from './world.ts';

const QUIET_ORDERS = 10;
const BUSY_ORDERS = 60;
/** Over so many shards the quiet orders' commands are spread in thought. */
const SHARDS = 4;

const perOrder = (count: number, orders: number) => Math.round((count / orders) * 10) / 10;

/** What orders cost over their whole lives: one by one in a quiet bakery, and many at once in a busy one. */
export async function measureLives(world: World) {
  await using opened = new AsyncDisposableStack();
  const [toWeb, toWorker] = [await openWireTap(world.port), await openWireTap(world.port)];
  opened.defer(toWeb.close);
  opened.defer(toWorker.close);
  const [web, worker] = [await world.start('web', toWeb.port), await world.start('worker', toWorker.port)];
  opened.defer(async () => void (await web.terminate()));
  opened.defer(async () => void (await worker.terminate()));
  world.sandbox.connect(web.url);
  const baker = createBaker(world, web.url);
  const db = world.client.db(world.name);
  await baker.live(1);

  async function quietly() {
    toWeb.commands.length = 0;
    toWorker.commands.length = 0;
    const [from, called] = [new Date(), await baker.slackCalls()];
    for (let which = 0; which < QUIET_ORDERS; which++) await baker.live(1);
    const commands = { web: [...toWeb.commands], worker: [...toWorker.commands] };
    const all = [...commands.web, ...commands.worker];
    const onBooks = all.filter((command) => kindOf(command)?.includes(' '));
    const happened = await db
      .collection('events')
      .find({ at: { $gte: from } })
      .toArray();
    const deliveries = await db.collection('deliveries').countDocuments({ createdAt: { $gte: from } });
    const calls = Object.entries(await baker.slackCalls()).map(
      ([method, { calls }]) => [method, perOrder(calls - (called[method]?.calls ?? 0), QUIET_ORDERS)] as const,
    );
    return {
      spread: spreadOver(SHARDS, onBooks, transactionsOf(all)),
      perOrder: {
        web: commandFigures(commands.web),
        worker: commandFigures(commands.worker),
        events: perOrder(happened.length, QUIET_ORDERS),
        told: perOrder(happened.filter(({ type }) => isNews(type)).length, QUIET_ORDERS),
        deliveries: perOrder(deliveries, QUIET_ORDERS),
        slackCalls: Object.fromEntries(calls.filter(([, count]) => count > 0)),
      },
    };
  }

  async function busily() {
    const read = async () => ({
      ...{ books: await readBooks(db), server: await readServer(world.client), mongodUs: await cpuOf(world.client) },
      ...{ web: await readProcess(web), worker: await readProcess(worker) },
    });
    const before = await read();
    const from = new Date();
    await baker.live(BUSY_ORDERS);
    const after = await read();
    const writes = await writesSince(world.client, from);
    const ms = (role: 'web' | 'worker') => (after[role].cpuSeconds - before[role].cpuSeconds) * 1_000;
    const commands = sum(commandsBetween(before.server, after.server));
    const mongodUs = after.mongodUs - before.mongodUs;
    return {
      orders: BUSY_ORDERS,
      seconds: Math.round((after.server.at - before.server.at) / 1_000),
      commands: perOrder(commands, BUSY_ORDERS),
      transactions: perOrder(after.server.transactionsCommitted - before.server.transactionsCommitted, BUSY_ORDERS),
      writes: perOrder(writes, BUSY_ORDERS),
      cpuMs: {
        web: perOrder(ms('web'), BUSY_ORDERS),
        worker: perOrder(ms('worker'), BUSY_ORDERS),
        mongod: perOrder(mongodUs / 1_000, BUSY_ORDERS),
      },
      mongodUsPerCommand: Math.round(mongodUs / commands),
      connections: after.server.connections,
      rssMb: { web: after.web.rssMb, worker: after.worker.rssMb },
      added: addedPerOrder(before.books, after.books, BUSY_ORDERS),
    };
  }

  const quiet = await quietly();
  return { quiet: quiet.perOrder, spread: quiet.spread, busy: await busily() };
}

function commandFigures(commands: readonly Command[]) {
  const byKind = countByKind(commands);
  const each = Object.entries(byKind).map(([kind, count]) => [kind, perOrder(count, QUIET_ORDERS)] as const);
  return {
    commands: perOrder(sum(byKind), QUIET_ORDERS),
    transactions: perOrder(transactionsOf(commands).length, QUIET_ORDERS),
    byKind: Object.fromEntries(each),
  };
}
