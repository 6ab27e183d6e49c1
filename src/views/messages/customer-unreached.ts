import type { CustomerUnreachedNote } from '../../services/notifications/index.ts';
import { actions, button, context, type Message, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { OPEN_CUSTOMER } from '../modals/customer-form.ts';

const NEWS: Readonly<Record<CustomerUnreachedNote['news'], string>> = {
  created: 'is placed',
  changed: 'has changed',
  ready: 'is ready',
  cancelled: 'was cancelled',
};

/** What the team reads when a customer could not be told something: what it was, why, and what to do about it. */
export function customerUnreached(note: CustomerUnreachedNote): Message {
  const { customer, order, news } = note;
  const text = `I could not tell *${short(customer.name)}* that order ${order} ${NEWS[news]}: ${reasonText(note)}.`;
  return {
    text,
    blocks: [
      section(`:mailbox_with_no_mail: ${text}`),
      context(
        `Please tell them yourself, or set their address with \`/bakery customer\`: then the last news is sent again.`,
      ),
      ...actions([button(OPEN_CUSTOMER, 'Set their address', { value: customer.id })]),
    ],
  };
}

function reasonText({ why, address, guessed }: CustomerUnreachedNote): string {
  const from = guessed ? ', which was guessed from the name and never confirmed' : '';
  if (address) return `the mail server refuses ${short(address)}${from}`;
  if (why === 'nobody_there') return 'nobody can write to them on Slack any more, and no address is known';
  if (why === 'address_not_guessable') return 'no address is known, and none can be guessed from the name';
  return 'they are not on Slack, and no address is known';
}
