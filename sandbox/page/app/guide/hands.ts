import type { Ticket } from '../live/outside.ts';
import type { Json, SeenMessage } from '../live/slack.ts';
import { deedsOf } from '../state/deeds.ts';
import { Refused } from '../state/refused.ts';

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 150;

export const CUSTOMER = 'U0CAKELOVER';
export const BAKER = 'U0BAKER';
export const GENERAL = 'C0GENERAL';
export const KITCHEN = 'C0KITCHEN';

async function see<T>(path: string): Promise<T> {
  return (await fetch(`/control/${path}`)).json();
}

const MAYBE_BROKEN = 'Is a fault switched on? The Queue tab says what waits.';

/** Looks again and again until there is something. @throws Refused after a while, with what may be the reason */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined>,
  maybe: string = MAYBE_BROKEN,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Refused(`Waited for ${what} in vain. ${maybe}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What was ordered: the order's number, and its ticket once there is one. */
export interface Ordered {
  order: string;
  ticket: Ticket;
}

/** Orders as the customer does, by a command in #general, and waits for the supplier's ticket. */
export async function order(command: string): Promise<Ordered> {
  const before = (await whispers()).length;
  await deedsOf(CUSTOMER).command(GENERAL, '/order', command);
  const number = await waitFor('the answer to the order', async () => {
    const answers = (await whispers()).slice(before).map(({ text }) => /Order (\d+) for/.exec(text)?.[1]);
    return answers.find(Boolean);
  });
  const ticket = await waitFor(
    `the ticket of order ${number}`,
    async () => {
      const tickets = await see<Ticket[]>('jira/tickets');
      return tickets.find(({ summary }) => summary === `Order #${number}`);
    },
    `${MAYBE_BROKEN} Or the settings say one ticket a day, or the stock has all that the order needs.`,
  );
  return { order: number, ticket };
}

async function whispers(): Promise<SeenMessage[]> {
  return see(`slack/people/${CUSTOMER}/ephemerals`);
}

/** Presses a button of an order's card in the kitchen, as the baker. */
export async function pressOnCard(number: string, actionId: string): Promise<void> {
  const spot = await waitFor(`the card of order ${number} with its button`, async () => {
    const messages = await see<SeenMessage[]>(`slack/people/${BAKER}/messages?channel=${KITCHEN}`);
    const card = messages.find(({ text }) => text.startsWith(`Order ${number} (`));
    const block = card?.blocks?.find(({ elements }) =>
      (elements as Json[] | undefined)?.some((each) => each.action_id === actionId),
    );
    return card && block && { channel: card.channel, ts: card.ts, blockId: String(block.block_id), actionId };
  });
  await deedsOf(BAKER).act(spot, {});
}

/** Waits until the customer reads something about an order. */
export async function news(number: string, words: string): Promise<void> {
  await waitFor(`the news of order ${number}`, async () => {
    const messages = await see<SeenMessage[]>(`slack/people/${CUSTOMER}/messages?channel=dm`);
    return messages.find(({ text }) => text.includes(`order ${number} ${words}`));
  });
}
