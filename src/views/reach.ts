import type { KnownCustomer } from '../services/customers/index.ts';
import { short } from './escape.ts';

const WHY: Readonly<Record<string, string>> = {
  customer_forgotten: 'everything that was known of them is removed',
  address_unknown: 'no e-mail address is known, and none may be guessed',
  address_not_guessable: 'no e-mail address is known, and none can be guessed from the name',
};

/** How staff can expect a customer to hear of their orders; mrkdwn. */
export function reachText({ customer, reach }: KnownCustomer): string {
  const name = short(customer.name);
  if (!reach) return `How ${name} hears of it is known as soon as I have read who is in this workspace.`;
  const way = wayText(name, reach);
  if (reach.by === 'message' || !reach.namesakes) return way;
  return `Two people in Slack are called ${name}, and I cannot tell which is meant. ${way} To have one of them messaged, order for the Slack user.`;
}

function wayText(name: string, reach: NonNullable<KnownCustomer['reach']>): string {
  switch (reach.by) {
    case 'message':
      return `${name} hears by direct message: <@${reach.slackUser}>.`;
    case 'mail': {
      const doubt = reach.guessed ? ' (guessed, not confirmed)' : '';
      return `${name} hears by e-mail: ${short(reach.address)}${doubt}.`;
    }
    case 'nobody':
      return `${name} cannot be told anything: ${WHY[reach.why] ?? short(reach.why)}.`;
  }
}
