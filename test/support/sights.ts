import { type Actor, type Bakery, type SeenMessage, textOf } from '../../sandbox/client/index.ts';
import type { Ticket } from '../../sandbox/client/jira.ts';
import { until } from '../../sandbox/client/until.ts';

/** The cards of an order in the kitchen channel, as somebody of the staff sees them. */
export async function cardsOf(staff: Actor, order: number): Promise<SeenMessage[]> {
  const messages = await staff.sees.channel('kitchen');
  return messages.filter(({ text, ephemeral }) => !ephemeral && text.startsWith(`Order ${order} (`));
}

/** Waits until an order's card shows this status. @param status in the words of the card: `in preparation` */
export function cardShows(staff: Actor, order: number, status: string): Promise<SeenMessage> {
  return until(`the card of order ${order} shows “${status}”`, async () =>
    (await cardsOf(staff, order)).find(({ text }) => text.startsWith(`Order ${order} (${status})`)),
  );
}

/** The tickets of an order that has one to itself. */
export async function ticketsOf({ jira }: Pick<Bakery, 'jira'>, order: number): Promise<Ticket[]> {
  return (await jira.tickets()).filter(({ summary }) => summary === `Order #${order}`);
}

/** Waits for the ticket of an order. */
export function ticketOf(bakery: Pick<Bakery, 'jira'>, order: number): Promise<Ticket> {
  return until(`the ticket of order ${order}`, async () => (await ticketsOf(bakery, order))[0]);
}

/** The direct messages that say something of an order. */
export async function messagesAbout(person: Actor, order: number): Promise<string[]> {
  const about = new RegExp(`order ${order}\\b`, 'i');
  return (await person.sees.dm()).map(textOf).filter((text) => about.test(text));
}
