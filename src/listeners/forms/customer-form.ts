import type { ModalView } from '@slack/types';
import type { CustomerReference } from '../../services/customers/index.ts';
import type { Principal } from '../../services/principal.ts';
import { customerFormView } from '../../views/modals/customer-form.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** What is known of a customer, for whoever may see and change it. */
export function createCustomerForm({ customers }: Pick<ListenerDependencies, 'customers'>) {
  return async (which: CustomerReference, by: Principal): Promise<ModalView> =>
    customerFormView(await customers.find(which, by));
}
