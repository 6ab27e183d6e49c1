import type { ModalView } from '@slack/types';
import { invalidField } from '../../platform/errors.ts';
import type { Typed } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createCustomerForm } from '../forms/customer-form.ts';
import { personIn } from './person-in.ts';

/** `/bakery customer Ms. Delicious`, or a mention of somebody on Slack */
export function openCustomer(deps: Pick<ListenerDependencies, 'customers'>) {
  const formOf = createCustomerForm(deps);
  return async ({ text, by }: Typed): Promise<ModalView> => {
    const typed = text.trim();
    if (typed === '') {
      throw invalidField(
        'customer_missing',
        'customer',
        'Which customer? Write it like this: /bakery customer Ms. Delicious',
      );
    }
    return formOf(personIn(typed), by);
  };
}
