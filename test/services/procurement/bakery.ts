import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createOnce } from '../../../src/platform/once.ts';
import { createEventLog, type DomainEvent } from '../../../src/platform/outbox/index.ts';
import { type Ingredient, parseLine, STOCK_RANGE } from '../../../src/services/catalog/index.ts';
import {
  createInventory,
  movementCollection,
  positionCollection,
  stockCollection,
} from '../../../src/services/inventory/index.ts';
import {
  createProcurement,
  nettingTurnCollection,
  type Procurement,
  type ProcurementNote,
  type PurchaseRequest,
  purchaseRequestCollection,
  type RequestedOrder,
  requestedOrderCollection,
  ticketCommentCollection,
} from '../../../src/services/procurement/index.ts';
import { orderOf } from '../../support/order.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openShop } from '../../support/shop.ts';
import { createFakeSupplier } from './fake-supplier.ts';

/** When an answer that was lost is searched for; a test waits no longer. */
const SEARCH_AFTER = [20, 40];

const own = [
  movementCollection,
  nettingTurnCollection,
  positionCollection,
  purchaseRequestCollection,
  requestedOrderCollection,
  stockCollection,
  ticketCommentCollection,
];

/** A shop with a stock that buys its ingredients from a fake supplier; a test runs the reactions when it likes. */
export async function openBakery() {
  const shop = await openShop();
  const { db, orders, transact, time } = shop;
  await ensureCollections(db, own);
  const clock = { now: () => time.now };
  const supplier = createFakeSupplier();
  const notes: { to: unknown; note: ProcurementNote; key: string }[] = [];
  const settings = {
    zone: 'Europe/Berlin',
    procurement: 'per_order' as 'per_order' | 'daily',
    kitchenChannel: undefined as { id: string } | undefined,
  };
  const common = {
    db,
    transact,
    clock,
    orders,
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes: {}, clock }),
    settings: { readFresh: async () => ({ ...settings }) as never },
  };
  const inventory = createInventory({ ...common, notes: { post: async () => undefined } });
  const parts = {
    ...common,
    inventory,
    notes: {
      async post(_: unknown, message: (typeof notes)[number]) {
        if (!notes.some(({ key }) => key === message.key)) notes.push(message);
      },
    },
    supplier,
    orderUrl: (number: number) => `https://bakery.test/orders/${number}`,
    searchAfter: SEARCH_AFTER,
  };
  const open = (over: Partial<typeof parts> = {}): Procurement => createProcurement({ ...parts, ...over });
  const procurement = open();
  const run = { signal: new AbortController().signal };
  const requests = db.collection<PurchaseRequest>('purchase_requests');
  const rows = db.collection<RequestedOrder>('purchase_request_orders');
  await shop.cake();
  await shop.catalog.createProduct({ name: 'Tea' }, { ...cakelover, staff: true, manager: true });

  async function requestOf(order: string): Promise<PurchaseRequest> {
    const request = await requests.findOne({ _id: (await orders.get(order))?.purchaseRequest });
    if (!request) throw new Error('there is no request for this order');
    return request;
  }

  const types = async () =>
    (await db.collection<DomainEvent>('events').find().sort({ at: 1 }).toArray()).map((event) => event.type);

  const steps = async () => (await types()).filter((type) => type === 'procurement.netting_due').length;

  /** Nets until no step asks for another. */
  async function net(by: Procurement = procurement): Promise<void> {
    let before: number;
    do {
      before = await steps();
      await by.net(run);
    } while ((await steps()) > before);
  }

  return {
    ...shop,
    ...parts,
    procurement,
    /** One more process, as it were. */
    another: open,
    /** A process that is killed after so many transactions. */
    dying(transactions: number): Procurement {
      let left = transactions;
      return open({
        async transact(work) {
          if (left === 0) throw new Error('killed');
          left -= 1;
          return transact(work);
        },
      });
    },
    settings,
    run,
    requests,
    rows,
    notes,
    requestOf,
    net,
    types,
    /** Two chocolate cakes for four with peanuts: the reference case. */
    async order(dueAt?: Date) {
      const lines = [{ product: 'chocolate_cake', persons: 4, quantity: 2 }];
      const extras = [{ name: 'peanuts', unit: 'g' as const, amount: 10_000 }];
      return (await orders.place({ lines, extras, dueAt }, cakelover)).result;
    },
    async tea() {
      return (await orders.place({ lines: [{ product: 'tea', quantity: 1 }] }, cakelover)).result;
    },
    /** So many orders for one butter cake each, with numbers of their own. @returns their ids */
    async many(count: number, over: (index: number) => object = () => ({})): Promise<string[]> {
      const { id, number, ...template } = orderOf({
        ingredients: [{ name: 'butter', unit: 'g', amount: 10_000 }],
        placedAt: time.now,
        dueAt: new Date(time.now.getTime() + 48 * 60 * 60_000),
      });
      const documents = Array.from({ length: count }, (_, index) => {
        const own = { number: 10_000 + index, ...over(index) };
        return { _id: `order-${own.number}`, ...template, ...own };
      });
      await db.collection<{ _id: string }>('orders').insertMany(documents);
      return documents.map(({ _id }) => _id);
    },
    /** What an order that changed leads to. */
    async changed(order: string) {
      await inventory.keepOrder(order);
      await procurement.noteChange(order);
      await net();
    },
    /** The order's request, and its ticket where it has one. */
    async bought(order: string) {
      await net();
      const { _id } = await requestOf(order);
      await procurement.syncTicket(_id, run);
      return requestOf(order);
    },
    /** What a webhook about the ticket leads to. */
    async hear(request: { _id: string }) {
      await procurement.readTicket(request._id, run);
      let before: number;
      const acting = async () => (await types()).filter((type) => type === 'purchase_request.cancelling_due').length;
      do {
        before = await acting();
        await procurement.applyOutcome(request._id, run);
      } while ((await acting()) > before);
      for (const { order } of await rows.find({ request: request._id }).toArray()) await procurement.noteChange(order);
      await net();
      await procurement.syncTicket(request._id, run);
    },
    /** Says what is in stock: `butter 500 g`, one a line. */
    async count(lines: string) {
      for (const line of lines.split('\n')) {
        await inventory.count(
          parseLine(line, (problem) => new Error(problem), STOCK_RANGE),
          ben,
        );
      }
    },
    async waste(name: string, grams: number) {
      await inventory.waste({ name, unit: 'g', amount: grams * 1_000 }, ben);
    },
    level: async (key: string) => {
      const level = (await inventory.stockOf([key])).get(key);
      if (!level) throw new Error(`${key} has no level`);
      const { onHand, reserved, incoming } = level;
      return { onHand: onHand / 1_000, reserved: reserved / 1_000, incoming: incoming / 1_000 };
    },
    async clear() {
      for (const { name } of own) await db.collection(name).deleteMany({});
      for (const name of ['orders', 'events', 'idempotency_keys']) await db.collection(name).deleteMany({});
      for (const { key } of supplier.tickets()) supplier.remove(key);
      supplier.breakDown();
      supplier.index(true);
      notes.length = 0;
      Object.assign(settings, { procurement: 'per_order', kitchenChannel: undefined });
      time.now = new Date('2026-11-21T08:00:00Z');
    },
  };
}

export type TestBakery = Awaited<ReturnType<typeof openBakery>>;

/** `butter 132` for 132 g, as tests compare them. */
export function amounts(ingredients: readonly Ingredient[]): Record<string, number> {
  return Object.fromEntries(ingredients.map(({ name, amount }) => [name, amount / 1_000]));
}
