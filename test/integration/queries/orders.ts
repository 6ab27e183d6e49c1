import type { PlaceOrder } from '../../../src/services/orders/index.ts';
import { apiClient } from '../../support/api-client.ts';
import type { RunningBakery } from '../../support/bakery.ts';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { regular } from './books.ts';

const HOUR = 60 * 60_000;
const tea: PlaceOrder = { lines: [{ product: 'mint_tea', quantity: 1 }] };
const cake: PlaceOrder = { lines: [{ product: 'chocolate_cake', persons: 2, quantity: 1 }] };

/** Orders: placed, changed, undone, looked at in every way there is. */
export async function walkOrders({ app, quiet }: RunningBakery): Promise<void> {
  const { orders, notifications, bakeSheets, cancelledOrders } = app.services;
  const run = { signal: AbortSignal.timeout(60_000) };
  const { result: first } = await orders.place(cake, cakelover, { key: 'walk:1' });
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => orders.place(tea, cakelover, { key: 'walk:at-once' })));
  const { result: named } = await orders.place({ ...tea, for: { name: 'Ms. Delicious' } }, ben);
  await quiet();
  await orders.move(first.number, 'preparation', { by: ben });
  await orders.undo(first.number, { by: ben });
  await quiet();
  await orders.moveOnce(first.number, 'cancelled', { by: cakelover }, { key: 'walk:2' });
  await quiet();
  await orders.undo(first.number, { by: ben });
  await orders.move(named.number, 'ready', { by: ben });
  const request = (await orders.get(first.id))?.purchaseRequest;
  await orders.cancelForSupplier(first.id, { by: olivia.actor, reason: 'none', request });
  await orders.place({ ...tea, insteadOf: first.id, for: { name: 'Ms. Delicious' } }, ben).catch(() => undefined);
  await quiet();
  await notifications.of(first.id);
  await orders.getMany([first.id, named.id]);
  await orders.counts(1_000);
  await orders.fillBoard('2995');
  await orders.boardPage({ page: 1 }, ben);
  await orders.boardPage({ page: 1, status: 'ready' }, ben);
  await bakeSheets.today(ben);
  await bakeSheets.hang(new Date().toISOString(), run);
  await cancelledOrders.file(first.customer.id, run);
  await cancelledOrders.check('', run);
}

/** Lists, with every filter and beyond the first page. */
export async function walkLists(bakery: RunningBakery): Promise<void> {
  const staff = await apiClient(bakery, { as: 'manager' });
  const customer = await apiClient(bakery, { as: { slackUser: regular.actor.id, name: regular.actor.name } });
  const [order] = (await staff.get('/orders?limit=1')).body.items;
  const from = new Date(Date.now() - 20 * HOUR).toISOString();
  const before = new Date(Date.now() - 10 * HOUR).toISOString();
  const narrowed = ['', 'status=delivered', 'status=waiting', `customer=${order.customer_id}`];
  const when = ['', `placed_from=${from}`, `placed_before=${before}`, `placed_from=${from}&placed_before=${before}`];
  for (const client of [staff, customer]) {
    for (const which of narrowed) for (const time of when) await pages(client, `/orders?${which}&${time}`);
  }
  const outcomes = ['', 'outcome=open', 'outcome=received'];
  for (const outcome of outcomes) await pages(staff, `/purchase-requests?${outcome}`);
  for (const list of ['/ingredients?', '/employees?', '/employees?fired=true', '/products?', '/cakes?']) {
    await pages(staff, list);
  }
}

/** The first page, and the next. */
async function pages({ get }: Awaited<ReturnType<typeof apiClient>>, path: string): Promise<void> {
  const { status, body } = await get(`${path}&limit=2`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  if (body.next) await get(`${path}&limit=2&cursor=${encodeURIComponent(body.next)}`);
}
