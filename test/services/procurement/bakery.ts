import { collectionOf, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createOnce } from '../../../src/platform/once.ts';
import { createEventLog, type DomainEvent } from '../../../src/platform/outbox/index.ts';
import {
  createProcurement,
  type Procurement,
  type PurchaseRequest,
  purchaseRequestCollection,
  type TicketGoneNote,
  ticketCommentCollection,
} from '../../../src/services/procurement/index.ts';
import { cakelover } from '../../support/people.ts';
import { openShop } from '../../support/shop.ts';
import { createFakeSupplier } from './fake-supplier.ts';

/** When an answer that was lost is searched for; a test waits no longer. */
const SEARCH_AFTER = [20, 40];

/** A shop that buys its ingredients from a fake supplier. */
export async function openBakery() {
  const shop = await openShop();
  const { db, orders, transact, time } = shop;
  await ensureCollections(db, [purchaseRequestCollection, ticketCommentCollection]);
  const clock = { now: () => time.now };
  const supplier = createFakeSupplier();
  const notes: { note: TicketGoneNote; key: string }[] = [];
  const parts = {
    db,
    transact,
    clock,
    orders,
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes: {}, clock }),
    settings: { readFresh: async () => ({ zone: 'Europe/Berlin' }) as never },
    notes: {
      async post(_: unknown, { note, key }: { note: TicketGoneNote; key: string }) {
        notes.push({ note, key });
      },
    },
    supplier,
    orderUrl: (number: number) => `https://bakery.test/orders/${number}`,
    searchAfter: SEARCH_AFTER,
  };
  const procurement: Procurement = createProcurement(parts);
  const run = { signal: new AbortController().signal };
  const requests = collectionOf(db, purchaseRequestCollection);
  await shop.cake();
  await shop.catalog.createProduct({ name: 'Tea' }, { ...cakelover, staff: true, manager: true });

  async function only(order: string): Promise<PurchaseRequest> {
    const request = await requests.findOne({ 'orders.id': order }, { sort: { createdAt: -1, _id: 1 } });
    if (!request) throw new Error('there is no request for this order');
    return request;
  }

  return {
    ...shop,
    ...parts,
    procurement,
    run,
    requests,
    notes,
    requestOf: only,
    /** Two chocolate cakes for four with peanuts: the reference case. */
    async order(dueAt?: Date) {
      const lines = [{ product: 'chocolate_cake', persons: 4, quantity: 2 }];
      const extras = [{ name: 'peanuts', unit: 'g' as const, amount: 10_000 }];
      return (await orders.place({ lines, extras, dueAt }, cakelover)).result;
    },
    async tea() {
      return (await orders.place({ lines: [{ product: 'tea', quantity: 1 }] }, cakelover)).result;
    },
    /** The order's request, and its ticket where it has one. */
    async bought(order: string) {
      await procurement.requestFor(order);
      const { _id } = await only(order);
      await procurement.syncTicket(_id, run);
      return only(order);
    },
    /** What a webhook about the ticket leads to. */
    async hear(request: { _id: string }) {
      await procurement.readTicket(request._id, run);
      await procurement.applyOutcome(request._id, run);
      await procurement.syncTicket(request._id, run);
    },
    types: async () => (await db.collection<DomainEvent>('events').find().sort({ at: 1 }).toArray()).map((e) => e.type),
    async clear() {
      for (const name of ['orders', 'purchase_requests', 'ticket_comments', 'events', 'idempotency_keys']) {
        await db.collection(name).deleteMany({});
      }
      for (const { key } of supplier.tickets()) supplier.remove(key);
      supplier.breakDown();
      supplier.index(true);
      notes.length = 0;
      time.now = new Date('2026-11-21T08:00:00Z');
    },
  };
}

export type TestBakery = Awaited<ReturnType<typeof openBakery>>;
