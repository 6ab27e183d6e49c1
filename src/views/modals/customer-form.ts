import type { KnownBlock, ModalView } from '@slack/types';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import type { Customer, KnownCustomer } from '../../services/customers/index.ts';
import { context, option, plain, section, title } from '../blocks.ts';
import { short, truncate } from '../escape.ts';
import { slackDate } from '../format.ts';
import { PREFERENCE_WORDS, preferenceOptions } from '../preference.ts';
import { reachText } from '../reach.ts';
import { input } from './inputs.ts';

export const customerForm = {
  callbackId: 'customer-form',
  /** Named after the service's fields. */
  blocks: { email: 'email', notify: 'notify' },
  value: 'value',
} as const;

/** The button that opens the form; its value is the customer's id. */
export const OPEN_CUSTOMER = 'customer.open';

/** The form in which staff see and set how a customer is told of their orders. */
export function customerFormView(known: KnownCustomer): ModalView {
  const { customer } = known;
  const { callbackId, blocks, value: action_id } = customerForm;
  const { email } = customer;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: customer.id,
    title: title('Customer'),
    submit: title('Save'),
    close: title('Cancel'),
    blocks: [
      section(`*${short(customer.name)}*${customer.slackUser ? ` is <@${customer.slackUser}>` : ''}`),
      section(reachText(known)),
      input(
        blocks.email,
        'E-mail',
        {
          type: 'email_text_input',
          action_id,
          placeholder: plain('ms.delicious@example.com', 150),
          ...(email && { initial_value: truncate(email, LONGEST_ADDRESS) }),
        },
        { optional: true, hint: emailHint(customer) },
      ),
      ...preference(customer),
      ...edited(customer),
    ],
  };
}

function emailHint({ slackUser }: Customer): string {
  const left = slackUser
    ? 'Left out: the address in their Slack profile, where they cannot be messaged.'
    : 'Left out: one is guessed from the name, where the settings allow it.';
  return `${left} With one given, the last news that could not be delivered is sent again.`;
}

/** Whoever is on Slack chooses for themselves. */
function preference({ slackUser, notify }: Customer): KnownBlock[] {
  if (slackUser) return [context(`They hear of: ${PREFERENCE_WORDS[notify]}. They choose that on their own Home tab.`)];
  return [
    input(customerForm.blocks.notify, 'What they hear of', {
      type: 'static_select',
      action_id: customerForm.value,
      options: preferenceOptions,
      initial_option: option(PREFERENCE_WORDS[notify], notify),
    }),
  ];
}

function edited({ edited }: Customer): KnownBlock[] {
  return edited ? [context(`Last changed by ${short(edited.by.name)} ${slackDate(edited.at)}`)] : [];
}
