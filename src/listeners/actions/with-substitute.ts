import type { ModalView } from '@slack/types';
import { orderFormView } from '../../views/modals/order-form.ts';
import type { Pressed } from '../answering/index.ts';
import { valuesOf } from '../forms/filled-order-form.ts';
import { createOrderFormModel, type OrderFormDependencies } from '../forms/order-form-model.ts';
import { outdatedButton } from './outdated-button.ts';

/** The order form filled with what a supplier's refusal cancelled; what is missing is named. */
export function orderWithSubstitute(deps: OrderFormDependencies) {
  const modelOf = createOrderFormModel(deps);
  return async ({ value, by }: Pressed): Promise<ModalView> => {
    if (!/^\d{1,15}$/.test(value)) throw outdatedButton();
    const order = await deps.orders.substitutable(Number(value), by);
    const form = { ...valuesOf(order, deps.clock.now()), instead: order.id };
    return orderFormView(await modelOf(form, { mayOrderForOthers: true }));
  };
}
