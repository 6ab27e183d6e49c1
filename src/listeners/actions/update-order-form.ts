import type { ModalView } from '@slack/types';
import { MOST_FORM_LINES, orderForm, orderFormView } from '../../views/modals/order-form.ts';
import type { Touched } from '../answering/index.ts';
import { createOrderFormModel, type OrderFormDependencies } from '../forms/order-form-model.ts';
import { type OrderFormValues, readOrderForm } from '../forms/order-form-values.ts';

type Change = (form: OrderFormValues, value: string | undefined) => OrderFormValues;

/** Shows the order form as it should look after a change in it. */
export function updateOrderForm(deps: OrderFormDependencies, change: Change) {
  const modelOf = createOrderFormModel(deps);
  return async ({ view, value }: Touched): Promise<ModalView> => {
    // Whoever may order for others has the field already: a form is updated without asking for rights again.
    const mayOrderForOthers = view.blocks.some(({ block_id }) => block_id === orderForm.blocks.forUser);
    return orderFormView(await modelOf(change(readOrderForm(view), value), { mayOrderForOthers }));
  };
}

/** Something was chosen: it is in the form's values. */
export const chosen: Change = (form) => form;

export const lineAdded: Change = (form) =>
  form.lines.length < MOST_FORM_LINES
    ? { ...form, lines: [...form.lines, { id: form.next }], next: form.next + 1 }
    : form;

export const lineRemoved: Change = (form, id) =>
  form.lines.length > 1 ? { ...form, lines: form.lines.filter((line) => String(line.id) !== id) } : form;
