import { invalidField } from '../../platform/errors.ts';
import { parseIngredients } from '../../services/catalog/index.ts';
import { orderPlaced } from '../../views/messages/orders.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { type OrderFormValues, orderFormBlock, readOrderForm, wantedLine } from '../forms/order-form-values.ts';
import { createKnownCustomer } from '../known-customer.ts';
import { createRecipient } from '../recipient.ts';

/** Places the order that the form asks for. */
export function submitOrderForm(deps: Pick<ListenerDependencies, 'customers' | 'directory' | 'orders'>): FormHandler {
  const { orders } = deps;
  const recipientOf = createRecipient(deps);
  const knownCustomer = createKnownCustomer(deps);

  return {
    blockOf: orderFormBlock,
    async handle({ view, by, key }) {
      const form = readOrderForm(view);
      const to = chosenRecipient(form);
      const input = {
        lines: form.lines.map(wantedLine),
        extras: parseIngredients(form.extras, 'extras'),
        notes: form.notes,
        link: form.from?.link,
        insteadOf: form.instead,
        dueAt: form.dueAt,
        for: to && (await recipientOf(to)),
      };
      const { result: order, ...sending } = await orders.place(input, by, { key, contents: form });
      const customer = await knownCustomer(order, by);
      const message = orderPlaced(order, { ...sending, staff: by.staff, customer });
      return { heading: `Order ${order.number}`, message };
    },
  };
}

function chosenRecipient({ forUser, forName }: OrderFormValues) {
  if (forUser && forName) {
    throw invalidField('recipient_ambiguous', 'for', 'Choose somebody on Slack, or write a name: not both.');
  }
  if (forUser) return { slackUser: forUser };
  return forName ? { name: forName } : undefined;
}
