import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sum } from '../../../src/services/catalog/index.ts';
import { lastChange, type Order, type OrderStatus } from '../../../src/services/orders/index.ts';
import { ben } from '../../support/people.ts';
import { amounts, openBakery, type TestBakery } from './bakery.ts';

let bakery: TestBakery;

beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

const MORNINGS = ['2026-11-21T09:00:00.000Z', '2026-11-22T09:00:00.000Z'];

/** What people, suppliers, the clock and the outbox do, in any order; each of an order or ticket, counted round. */
const deed = fc.oneof(
  fc.constant({ kind: 'place' as const }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(3) }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('start' as const, 'finish' as const), which: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('keep stock' as const, 'note' as const), which: fc.nat(3) }),
  fc.constant({ kind: 'net' as const }),
  fc.constantFrom({ kind: 'per_order' as const }, { kind: 'daily' as const }),
  fc.record({ kind: fc.constant('morning' as const), which: fc.nat(1) }),
  fc.record({ kind: fc.constantFrom('receive' as const, 'reopen' as const), which: fc.nat(3) }),
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const MOVES: Partial<Record<Deed['kind'], OrderStatus>> = {
  cancel: 'cancelled',
  start: 'preparation',
  finish: 'ready',
};

async function allOrders(): Promise<Order[]> {
  const ids = await bakery.db
    .collection<{ _id: string }>('orders')
    .find({}, { projection: { _id: 1 } })
    .toArray();
  return bakery.orders.getMany(ids.map(({ _id }) => _id));
}

/** The ticket of one of the requests is closed or opened, and heard of. */
async function atTheSupplier(which: number, done: boolean): Promise<void> {
  const requests = await bakery.requests.find({ outcome: { $in: ['open', 'received'] } }).toArray();
  const request = requests[which % Math.max(1, requests.length)];
  if (!request) return;
  await bakery.procurement.syncTicket(request._id, bakery.run);
  const { ticket } = (await bakery.requests.findOne({ _id: request._id })) ?? {};
  if (!ticket) return;
  bakery.supplier.ticket(ticket.key).done = done;
  await bakery.hear(request);
}

async function perform(step: Deed): Promise<void> {
  if (step.kind === 'place') return void (await bakery.order());
  if (step.kind === 'net') return bakery.procurement.net(bakery.run);
  if (step.kind === 'per_order' || step.kind === 'daily') {
    bakery.settings.procurement = step.kind;
    return;
  }
  if (step.kind === 'morning') return bakery.procurement.beginDaily(MORNINGS[step.which] ?? '');
  if (step.kind === 'receive' || step.kind === 'reopen') return atTheSupplier(step.which, step.kind === 'receive');
  const orders = await allOrders();
  const order = orders[step.which % Math.max(1, orders.length)];
  if (!order) return;
  if (step.kind === 'keep stock') return bakery.inventory.keepOrder(order.id);
  if (step.kind === 'note') return bakery.procurement.noteChange(order.id);
  const to = MOVES[step.kind];
  // What the table of statuses forbids, people cannot do either.
  const done = to ? bakery.orders.move(order.number, to, { by: ben }) : bakery.orders.undo(order.number, { by: ben });
  await done.catch(() => undefined);
}

/** Everything that the outbox still owes is done. */
async function settle(): Promise<void> {
  bakery.settings.procurement = 'per_order';
  for (const { id } of await allOrders()) {
    await bakery.inventory.keepOrder(id);
    await bakery.procurement.noteChange(id);
  }
  await bakery.net();
}

/** Butter was counted once, at the start; nobody ever counted the eggs. */
async function checkBooks(): Promise<void> {
  const orders = await allOrders();
  for (const { status, purchaseRequest } of orders) {
    if (status !== 'cancelled') expect(purchaseRequest).toBeDefined();
  }
  const requests = await bakery.requests.find().toArray();
  for (const request of requests) {
    const rows = await bakery.rows.find({ request: request._id, leftOut: false }).toArray();
    expect(request.orders).toBe(rows.length);
    const bought = amounts(sum(rows.map((row) => row.bought)));
    expect(amounts(request.ingredients).eggs).toBe(bought.eggs);
    expect(amounts(request.ingredients).butter ?? 0).toBeGreaterThanOrEqual(bought.butter ?? 0);
  }
  const coming = amounts(sum(requests.filter(({ outcome }) => outcome === 'open').map((each) => each.ingredients)));
  const [butter, eggs] = [await bakery.level('butter:g'), await bakery.level('eggs:pcs')];
  expect(butter.incoming).toBe(coming.butter ?? 0);
  expect(eggs.incoming).toBe(coming.eggs ?? 0);
  // What a cancelled order had used by then is nobody's to buy, unless somebody counts.
  const cancelled = orders.filter(({ timeline }) => lastChange({ timeline }).to === 'cancelled');
  const used = cancelled.filter(({ timeline }) => lastChange({ timeline }).from === 'preparation');
  const lost = amounts(sum(used.map(({ ingredients }) => ingredients)));
  expect(butter.onHand + butter.incoming - butter.reserved).toBeGreaterThanOrEqual(-(lost.butter ?? 0));
  expect(eggs.onHand + eggs.incoming - eggs.reserved).toBeGreaterThanOrEqual(-(lost.eggs ?? 0));
}

it('has bought what every order needs, and knows what is to come, after any history', async () => {
  const histories = fc.array(deed, { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(histories, fc.nat(400), async (history, butter) => {
      await bakery.clear();
      await bakery.count(`butter ${butter} g`);
      for (const step of [{ kind: 'place' as const }, ...history]) await perform(step);
      await settle();
      await checkBooks();
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
