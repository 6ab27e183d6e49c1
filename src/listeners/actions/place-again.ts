import type { ModalView } from '@slack/types';
import { orderFormView } from '../../views/modals/order-form.ts';
import type { Pressed } from '../answering/index.ts';
import { valuesOf } from '../forms/filled-order-form.ts';
import { createOnMenu } from '../forms/on-menu.ts';
import { createOrderFormModel, type OrderFormDependencies } from '../forms/order-form-model.ts';
import { outdatedButton } from './outdated-button.ts';

/** The order form filled with what an order had, as far as it is still on the menu. */
export function placeAgain(deps: OrderFormDependencies) {
  const modelOf = createOrderFormModel(deps);
  const onMenu = createOnMenu(deps);
  return async ({ value, by }: Pressed): Promise<ModalView> => {
    if (!/^\d{1,15}$/.test(value)) throw outdatedButton();
    const order = await deps.orders.find(Number(value), by);
    const form = valuesOf(order, deps.clock.now());
    const { present } = await onMenu(order.lines);
    const kept = form.lines.filter((_, index) => present[index]);
    const lines = kept.length > 0 ? kept : [{ id: form.next }];
    const filled = { ...form, lines, next: form.next + 1, again: order.id };
    return orderFormView(await modelOf(filled, { mayOrderForOthers: by.staff }));
  };
}
