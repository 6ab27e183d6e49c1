import { ALL_MISSING } from '../outside/jira/labels.ts';
import type { Place } from '../state/place.ts';
import { send } from '../state/refused.ts';
import { BAKER, CUSTOMER, GENERAL, KITCHEN, news, order, pressOnCard } from './hands.ts';

/** What the steps remember of one another. */
export interface Story {
  order: string;
  ticket: string;
}

export interface Step {
  title: string;
  /** What happens, before it is done. */
  invitation: string;
  button: string;
  /** What is to be seen, once it is done. */
  outcome: string;
  /** Does it, and says where its effect shows. */
  run(story: Story): Promise<{ story: Story; place: Partial<Place> }>;
}

/** The five steps of a first visit: each is done with the same clicks and commands as by hand. */
export const steps: readonly Step[] = [
  {
    title: 'Order a cake',
    invitation: 'Mr. Cakelover types “/order 2 chocolate_cake for 4 extra peanuts 10”.',
    button: 'Order as Mr. Cakelover',
    outcome: 'The answer is only for his eyes: what he gets, what it costs, when it is due.',
    run: async () => {
      const { order: number, ticket } = await order('2 chocolate_cake for 4 extra peanuts 10');
      const place = { as: CUSTOMER, in: GENERAL, pane: 'chat' } as const;
      return { story: { order: number, ticket: ticket.key }, place };
    },
  },
  {
    title: 'See the ticket',
    invitation: 'Meanwhile the ingredients were ordered: the supplier has a ticket.',
    button: 'Open the ticket',
    outcome: 'Recipe × persons × quantity, plus the extras; due before the cake is.',
    run: async (story) => ({ story, place: { beside: 'jira', ticket: story.ticket, pane: 'outside' } }),
  },
  {
    title: 'Bake it',
    invitation: 'The kitchen has a live card of the order. Ben Baker presses Ready on it.',
    button: 'Bake as Ben Baker',
    outcome: 'The card in #kitchen has changed in place, and so have its buttons.',
    run: async (story) => {
      await pressOnCard(story.order, 'order.ready');
      return { story, place: { as: BAKER, in: KITCHEN, pane: 'chat' } };
    },
  },
  {
    title: 'The customer hears',
    invitation: 'Nobody has to tell Mr. Cakelover: the bakery does.',
    button: 'Look as Mr. Cakelover',
    outcome: 'His order is ready, says Ovenbird. Customers who are not on Slack get a mail.',
    run: async (story) => {
      await news(story.order, 'is ready');
      return { story, place: { as: CUSTOMER, in: 'dm', pane: 'chat' } };
    },
  },
  {
    title: 'Ingredients go missing',
    invitation: 'He orders once more, and this time the supplier has nothing of it.',
    button: 'Order, then close the ticket',
    outcome:
      'The ticket was closed with a label, so the order is cancelled, with the reason. Now try it yourself: type / below.',
    run: async () => {
      const { order: number, ticket } = await order('1 chocolate_cake for 2');
      await send('POST', `/jira/tickets/${ticket.key}/close`, { labels: [ALL_MISSING] });
      await news(number, 'was cancelled');
      return {
        story: { order: number, ticket: ticket.key },
        place: { as: CUSTOMER, in: 'dm', beside: 'jira', ticket: ticket.key, pane: 'chat' },
      };
    },
  },
];
