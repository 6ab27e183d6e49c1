import { PREFERENCES } from '../../services/customers/index.ts';
import { customerSaved } from '../../views/messages/customer.ts';
import { customerForm } from '../../views/modals/customer-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { optionIn, textIn } from '../forms/values.ts';

/** Writes down what staff know of a customer. Sent twice, it is the same. */
export function submitCustomerForm({ customers }: Pick<ListenerDependencies, 'customers'>): FormHandler {
  const { blocks, value } = customerForm;

  return {
    blockOf: (path) => blocks[path as keyof typeof blocks],
    async handle({ view, by }) {
      const chosen = optionIn(view, blocks.notify, value);
      const edit = {
        email: textIn(view, blocks.email, value),
        notify: PREFERENCES.find((preference) => preference === chosen),
      };
      const { id } = await customers.edit(view.private_metadata, edit, by);
      return { heading: 'Customer', message: customerSaved(await customers.find({ id }, by)) };
    },
  };
}
