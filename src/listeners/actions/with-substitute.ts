import type { ModalView } from '@slack/types';
import { requireStaff } from '../../services/principal.ts';
import { orderFormView } from '../../views/modals/order-form.ts';
import type { Pressed } from '../answering/index.ts';
import { valuesOf } from '../forms/filled-order-form.ts';
import { createOrderFormModel, type OrderFormDependencies } from '../forms/order-form-model.ts';

/** The order form filled with what a supplier's refusal cancelled; what is missing is named. */
export function orderWithSubstitute(deps: OrderFormDependencies) {
  const modelOf = createOrderFormModel(deps);
  return async ({ value, by }: Pressed): Promise<ModalView> => {
    requireStaff(by, 'order again for a customer');
    const order = await deps.orders.find(Number(value), by);
    const form = { ...valuesOf(order, deps.clock.now()), instead: order.id };
    return orderFormView(await modelOf(form, { mayOrderForOthers: true }));
  };
}
