import type { ModalView } from '@slack/types';
import { orderFormView } from '../../views/modals/order-form.ts';
import type { Asked } from '../answering/index.ts';
import { createOrderFormModel, type OrderFormDependencies } from './order-form-model.ts';

/** The order form with one empty line: what the command, the shortcut and Home's button open. */
export function createEmptyOrderForm(deps: OrderFormDependencies) {
  const modelOf = createOrderFormModel(deps);
  return async ({ by }: Asked): Promise<ModalView> =>
    orderFormView(await modelOf({ lines: [{ id: 1 }], next: 2, extras: '' }, { mayOrderForOthers: by.staff }));
}
