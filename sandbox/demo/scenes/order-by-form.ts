import { orderForm } from '../../../src/views/modals/order-form.ts';
import { lineActions } from '../../../src/views/modals/order-form-line.ts';
import { textOf } from '../../client/index.ts';
import { opens, sends } from '../forms.ts';
import { readable } from '../readable.ts';
import { extras, shoppingList } from '../shopping-list.ts';
import type { Stage } from '../stage.ts';
import type { Cake } from './new-cake.ts';

/** The customer orders two of the new cake for four, and reads in the form what it takes. @returns the order's number */
export async function orderByForm(stage: Stage, { name }: Cake): Promise<string> {
  const { customer } = stage.cast;
  stage.print.scene('An order by the form');
  const form = await opens(stage, customer, {
    deed: '/order',
    open: () => customer.command('/order'),
    callbackId: orderForm.callbackId,
  });
  stage.print.does(customer.name, `searches “${name}”, enters 4 persons, 2 cakes, extra ${extras}`);
  await customer.fill(form, {
    [orderForm.blocks.extras]: extras,
    [lineActions.product]: { search: name, pick: name },
    [lineActions.persons]: 4,
    [lineActions.quantity]: 2,
  });
  const filled = await stage.waits(`the form says that it takes ${needed.join(', ')}`, async () => {
    const view = await customer.sees.view();
    return view && needed.every((ingredient) => textOf(view).includes(ingredient)) && view;
  });
  stage.print.shows('Slack', 'the form, while it is filled', readable(filled));
  stage.print.done('the form says what the order takes and costs before it is sent');

  const number = await sends(stage, customer, { form: filled, heading: /^Order (\d+)/ });
  stage.print.done(`order ${number} is placed`);
  return number;
}

const needed = shoppingList.map((row) => row.join(' '));
