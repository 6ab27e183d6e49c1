import type { Ticket } from '../../client/jira.ts';
import { isShoppingList } from '../shopping-list.ts';
import type { Stage } from '../stage.ts';

/** The ticket that the supplier has for an order. */
export async function findTicket({ news, waits }: Stage, order: string): Promise<Ticket> {
  return waits(`the supplier has a ticket for order ${order}`, async () =>
    (await news.tickets()).find(({ summary }) => summary === `Order #${order}`),
  );
}

/** Each of the two orders has its ticket, and they ask for the same: to the gram what the cakes take. */
export async function buyIngredients(stage: Stage, orders: readonly string[]): Promise<void> {
  stage.print.scene('The supplier is asked');
  for (const order of orders) {
    const { key, summary, status, duedate, table } = await findTicket(stage, order);
    const [, ...rows] = table;
    const lines = rows.map(([name = '', amount = '', unit = '']) => `${name.padEnd(12)}${amount.padStart(5)} ${unit}`);
    stage.print.shows('Jira', `${key} “${summary}”, ${status}, due ${duedate}`, lines);
    if (!isShoppingList(rows)) throw new Error(`${key} does not ask for what two cakes for four and ten peanuts take.`);
    stage.print.done(`order ${order} has its ticket, and it asks for exactly what the cakes take`);
  }
}

/** The supplier delivers everything. */
export async function deliverIngredients({ bakery, print }: Stage, { key }: Ticket): Promise<void> {
  print.does('The supplier', `delivers, and closes ${key}`);
  const { status } = await bakery.jira.close(key);
  print.shows('Jira', `${key}, ${status}`, []);
}
