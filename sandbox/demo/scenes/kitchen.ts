import { orderActions } from '../../../src/views/messages/order-actions.ts';
import { buttonsOf, type SeenMessage } from '../../client/index.ts';
import { acknowledged } from '../acknowledged.ts';
import { readable, unmarked } from '../readable.ts';
import type { Stage } from '../stage.ts';
import { deliverIngredients, findTicket } from './supplier.ts';

/** The kitchen bakes an order with the buttons of its card; its customer hears of it. */
export async function bake(stage: Stage, order: string): Promise<void> {
  stage.print.scene('The kitchen bakes');
  await deliverIngredients(stage, await findTicket(stage, order));
  show(stage, await cardOf(stage, order, 'waiting'));
  await press(stage, order, 'start', 'in preparation');
  await press(stage, order, 'ready', 'ready');

  const news = `Your order ${order} is ready.`;
  const message = await stage.comes(`the customer hears that order ${order} is ready`, async () =>
    (await stage.news.toCustomer()).find(({ text }) => text.startsWith(news)),
  );
  stage.print.shows('Slack', `direct message to ${stage.cast.customer.name}`, readable(message));
  await press(stage, order, 'deliver', 'delivered');
}

/** The order's card, once it shows a status. It is one message that changes. */
export async function cardOf({ waits, news }: Stage, order: string, status: string): Promise<SeenMessage> {
  return waits(`the card of order ${order} says “${status}”`, async () =>
    (await news.kitchen()).find(({ text }) => text.startsWith(`Order ${order} (${status})`)),
  );
}

/** The baker presses a button of the card, which then shows another status. */
export async function press(
  stage: Stage,
  order: string,
  button: keyof typeof orderActions,
  status: string,
): Promise<void> {
  const { baker } = stage.cast;
  const card = (await stage.news.kitchen()).find(({ text }) => text.startsWith(`Order ${order} (`));
  if (!card) throw new Error(`Order ${order} has no card in the kitchen’s channel any more.`);
  const label = buttonsOf(card).find(({ actionId }) => actionId === orderActions[button])?.text;
  stage.print.does(baker.name, `presses [${label}]`);
  acknowledged((await baker.press(card, orderActions[button])).ack);
  showChange(stage, await cardOf(stage, order, status));
  stage.print.done(`order ${order} is ${status}`);
}

function show({ print }: Stage, card: SeenMessage): void {
  print.shows('Slack', `#kitchen: ${headOf(card.text)}`, readable(card));
}

/** What is new on a card is its buttons, and who did what. */
export function showChange({ print }: Stage, { text, blocks = [] }: SeenMessage): void {
  const changing = blocks.filter(({ type }) => type === 'actions' || type === 'context');
  print.shows('Slack', `#kitchen: ${headOf(text)}`, readable({ blocks: changing }));
}

/** The rest of a message's text says what its blocks say. */
function headOf(text: string): string {
  return unmarked(text).split('\n', 1).join('');
}
