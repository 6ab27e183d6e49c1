import { formatIngredient } from '../../services/catalog/index.ts';
import type { Order } from '../../services/orders/index.ts';
import { MOST_FORM_LINES } from '../../views/modals/order-form.ts';
import type { OrderFormValues } from './order-form-values.ts';

/** The order form's values as an order has them; a due time that is over is left out. */
export function valuesOf({ customer, lines, extras, notes, dueAt }: Order, now: Date): OrderFormValues {
  const shown = lines.slice(0, MOST_FORM_LINES);
  return {
    lines: shown.map((line, index) => ({
      id: index + 1,
      product: line.product.id,
      quantity: line.quantity,
      ...(line.kind === 'cake' ? { persons: line.persons } : { variation: line.variation?.id }),
    })),
    next: shown.length + 1,
    extras: extras.map(formatIngredient).join('\n'),
    notes,
    dueAt: dueAt > now ? dueAt : undefined,
    ...(customer.slackUser ? { forUser: customer.slackUser } : { forName: customer.name }),
  };
}
