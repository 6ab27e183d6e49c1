import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createOnce } from '../../../src/platform/once.ts';
import { createEventLog, type DomainEvent } from '../../../src/platform/outbox/index.ts';
import { parseLine, STOCK_RANGE } from '../../../src/services/catalog/index.ts';
import {
  createInventory,
  type InventoryDependencies,
  movementCollection,
  positionCollection,
  type StockNote,
  stockCollection,
} from '../../../src/services/inventory/index.ts';
import type { Movement } from '../../../src/services/inventory/movement.ts';
import type { StockRow } from '../../../src/services/inventory/row.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openShop } from '../../support/shop.ts';

/** An ingredient as people write it: `butter 500 g`. */
export function some(line: string) {
  return parseLine(line, (problem) => new Error(problem), STOCK_RANGE);
}

/** A shop with a stock, whose reactions a test runs when it likes. */
export async function openStockRoom({ auditStep }: Pick<InventoryDependencies, 'auditStep'> = {}) {
  const shop = await openShop();
  const { db, transact, orders, time } = shop;
  await ensureCollections(db, [movementCollection, positionCollection, stockCollection]);
  const clock = { now: () => time.now };
  const alerts: { to: unknown; note: StockNote }[] = [];
  const settings: { kitchenChannel?: { id: string }; kitchenChannelBroken?: object } = {};
  const movements = db.collection<Movement>('stock_movements');
  const rows = db.collection<StockRow>('stock');
  const inventory = createInventory({
    db,
    transact,
    orders,
    clock,
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes: {}, clock }),
    auditStep,
    settings: { readFresh: async () => settings },
    notes: {
      async post(_, message) {
        alerts.push(message);
      },
    },
  });
  const events = db.collection<DomainEvent>('events');

  /** A step that an audit has asked for, which is taken off as by a delivery. */
  async function auditStepDue(): Promise<string | undefined> {
    const due = await events.findOneAndDelete({ type: 'stock.audit_step_due' });
    return due ? `${due.data.from}` : undefined;
  }

  await shop.cake('Butter Cake', 'butter 10 g\neggs 1');
  await shop.cake('Sponge', 'eggs 2\nsugar 5.5 g');

  return {
    ...shop,
    inventory,
    alerts,
    settings,
    movements,
    rows,
    /** Orders so many cakes for one eater. */
    async order(product = 'butter_cake', quantity = 1) {
      return (await orders.place({ lines: [{ product, persons: 1, quantity }] }, cakelover)).result;
    },
    count: (line: string) => inventory.count(some(line), ben),
    waste: (line: string, reason?: string) => inventory.waste({ ...some(line), reason }, ben),
    mark: (line: string) => inventory.mark(some(line), ben),
    book: (request: string, version: number, incoming: string[], received: string[] = []) =>
      transact((session) =>
        inventory.bookPurchase(session, {
          request,
          version,
          incoming: incoming.map(some),
          received: received.map(some),
        }),
      ),
    /** Folds until nothing is left. */
    async foldAll(): Promise<void> {
      while ((await movements.countDocuments({ folded: false })) > 0) await inventory.fold();
    },
    /** Goes through an audit. @returns the steps that it took */
    async audit(): Promise<string[]> {
      const steps: string[] = [];
      for (let from: string | undefined = 'start'; from !== undefined; from = await auditStepDue()) {
        await inventory.audit(from);
        steps.push(from);
      }
      return steps;
    },
    auditStepDue,
    /** The row of `butter:g`. */
    row: (key: string) => rows.findOne({ _id: key }),
    async clear(): Promise<void> {
      for (const name of ['orders', 'events', 'stock', 'stock_movements', 'stock_positions', 'idempotency_keys']) {
        await db.collection(name).deleteMany({});
      }
      alerts.length = 0;
      for (const key of ['kitchenChannel', 'kitchenChannelBroken'] as const) delete settings[key];
      time.now = new Date('2026-11-21T08:00:00Z');
    },
  };
}

export type StockRoom = Awaited<ReturnType<typeof openStockRoom>>;
