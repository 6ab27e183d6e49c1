import { readable } from '../readable.ts';
import type { Stage } from '../stage.ts';
import { cardOf, showChange } from './kitchen.ts';
import { findTicket } from './supplier.ts';

const WHY = 'the supplier has none of the ingredients';

/** The supplier has nothing of what an order needs: it is cancelled, and its customer hears why. */
export async function runShort(stage: Stage, order: string): Promise<void> {
  const { bakery, cast, print, comes, news } = stage;
  print.scene('The supplier has nothing');
  const { key } = await findTicket(stage, order);
  print.does('The supplier', `closes ${key} with the label missing-ingredients`);
  const { status, labels } = await bakery.jira.close(key, { labels: ['missing-ingredients'] });
  print.shows('Jira', `${key}, ${status}`, [`Labels: ${labels.join(', ')}`]);

  const cancelled = `Your order ${order} was cancelled`;
  const message = await comes(`the customer hears that order ${order} is cancelled, and why`, async () =>
    (await news.toCustomer()).find(({ text }) => text.startsWith(cancelled) && text.includes(WHY)),
  );
  print.shows('Slack', `direct message to ${cast.customer.name}`, readable(message));
  showChange(stage, await cardOf(stage, order, 'cancelled'));
  print.done('the kitchen sees it too');
}
