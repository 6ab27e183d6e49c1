import type { KnownCustomer } from '../../services/customers/index.ts';
import { context, type Message, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { PREFERENCE_WORDS } from '../preference.ts';
import { reachText } from '../reach.ts';

/** What staff read who have just saved what is known of a customer. */
export function customerSaved(known: KnownCustomer): Message {
  const { name, email, notify } = known.customer;
  const text = `${short(name)} is saved.`;
  const again = 'If the last news of an order could not be delivered, it is being sent again.';
  return {
    text,
    blocks: [
      section(`:white_check_mark: ${text}`),
      section(`${reachText(known)}\nThey hear of: ${PREFERENCE_WORDS[notify]}.`),
      ...(email ? [context(again)] : []),
    ],
  };
}
