import { collections } from '../../src/app/collections.ts';
import { ensureCollections } from '../../src/platform/mongo/index.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import type { Contest, Row } from '../harness/row.ts';
import { CONCURRENCY, type Drained, REACTION } from '../processes/drain.ts';
import { newDelivery } from '../world/deliveries.ts';
import { program, type Running, startProcess } from '../world/process.ts';
import { openBooks } from '../world/world.ts';

const DELIVERIES = 1_000;

/** How fast a worker works off what has piled up. */
export const drain: Row<'deliveries'> = {
  name: 'drain',
  what: `a backlog of ${DELIVERIES} deliveries, drained with a reaction that does nothing`,
  baseline: `the driver alone claiming and marking the same documents, ${CONCURRENCY} at once as well`,
  figures: { deliveries: { title: 'deliveries', unit: '/s', judged: 'ratio', target: { atLeast: 0.7 } } },
  async open(): Promise<Contest<'deliveries'>> {
    await using opened = new AsyncDisposableStack();
    const { db, uri, close } = await openBooks();
    opened.defer(close);
    await ensureCollections(db, collections);
    const deliveries = db.collection<Delivery>('deliveries');
    const start = async (name: string) => {
      const running = await startProcess(program(name), { MONGODB_URI: uri });
      opened.defer(running.stop);
      return running;
    };
    const outbox = await start('outbox-drain');
    const driver = await start('driver-drain');

    const draining = (side: Running) => async () => {
      await deliveries.deleteMany({});
      await deliveries.insertMany(Array.from({ length: DELIVERIES }, () => newDelivery(REACTION)));
      const { seconds } = await side.ask<Drained>({ deliveries: DELIVERIES });
      const left = await deliveries.countDocuments({ state: { $ne: 'done' } });
      if (left > 0) throw new Error(`${left} deliveries were left`);
      return { deliveries: DELIVERIES / seconds };
    };
    const rest = opened.move();
    return { ours: draining(outbox), baseline: draining(driver), close: () => rest.disposeAsync() };
  },
};
