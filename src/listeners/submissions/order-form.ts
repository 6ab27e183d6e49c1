import { invalidField } from '../../platform/errors.ts';
import { parseIngredients } from '../../services/catalog/index.ts';
import { orderPlaced } from '../../views/messages/orders.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { type OrderFormValues, orderFormBlock, readOrderForm, wantedLine } from '../forms/order-form-values.ts';
import { createRecipient } from '../recipient.ts';

/** Places the order that the form asks for. */
export function submitOrderForm({
  orders,
  directory,
}: Pick<ListenerDependencies, 'orders' | 'directory'>): FormHandler {
  const recipientOf = createRecipient({ directory });

  return {
    blockOf: orderFormBlock,
    async handle({ view, by, key }) {
      const form = readOrderForm(view);
      const to = chosenRecipient(form);
      const input = {
        lines: form.lines.map(wantedLine),
        extras: parseIngredients(form.extras, 'extras'),
        notes: form.notes,
        dueAt: form.dueAt,
        for: to && (await recipientOf(to)),
      };
      const { result: order, ...sending } = await orders.place(input, by, { key, contents: form });
      return { heading: `Order ${order.number}`, message: orderPlaced(order, { ...sending, staff: by.staff }) };
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
