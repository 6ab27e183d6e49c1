import type { RunningBakery } from '../../support/bakery.ts';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { ticketOf } from '../../support/sights.ts';

/** The stock, and what is bought, until a supplier says no. */
export async function walkSupplies(bakery: RunningBakery): Promise<void> {
  const { orders, inventory, procurement, settings } = bakery.app.services;
  const run = { signal: AbortSignal.timeout(60_000) };
  await inventory.count({ name: 'butter', unit: 'g', amount: 500_000 }, ben);
  await inventory.mark({ name: 'butter', unit: 'g', amount: 900_000 }, ben);
  await inventory.waste({ name: 'butter', unit: 'g', amount: 1_000 }, ben);
  await bakery.quiet();
  await inventory.count({ name: 'butter', unit: 'g', amount: 400_000 }, ben);
  await bakery.quiet();
  await inventory.levels(ben);
  await inventory.countLow(1_000);
  await procurement.tooLateFor([{ name: 'butter', unit: 'g', amount: 1 }], new Date());
  const cake = { lines: [{ product: 'chocolate_cake', persons: 4, quantity: 2 }] };
  const { result: order } = await orders.place(cake, cakelover);
  const ticket = await ticketOf(bakery, order.number);
  await bakery.quiet();
  const request = (await orders.get(order.id))?.purchaseRequest ?? '';
  await orders.move(order.number, 'cancelled', { by: cakelover });
  await bakery.quiet();
  await orders.undo(order.number, { by: ben });
  await bakery.quiet();
  await bakery.jira.close(ticket.key, { labels: ['missing-sugar'] });
  await bakery.quiet();
  await procurement.readTickets('start', run);
  await procurement.searchRepeated(run);
  await procurement.openRequests(10, olivia);
  await procurement.orderAgain(request, olivia).catch(() => undefined);
  await settings.change({ procurement: 'daily' }, olivia);
  await orders.place(cake, cakelover);
  const gone = await orders.place(cake, cakelover);
  await bakery.quiet();
  await procurement.beginDaily(new Date().toISOString());
  await orders.move(gone.result.number, 'cancelled', { by: cakelover });
  await bakery.quiet();
  await settings.change({ procurement: 'per_order' }, olivia);
  await inventory.audit('start');
}
