import { githubLoginForm } from '../../../src/views/modals/github-login-form.ts';
import { onboardingForm } from '../../../src/views/modals/onboarding-form.ts';
import { orderForm } from '../../../src/views/modals/order-form.ts';
import { lineActions, lineBlock } from '../../../src/views/modals/order-form-line.ts';
import { productForm } from '../../../src/views/modals/product-form.ts';
import type { SentForm } from './requests.ts';

/** Forms as people fill them in. */
type Fields = SentForm['values'];

const text = (action: string, value: string) => ({ [action]: { type: 'plain_text_input', value } });

/** One of a product. @param more other fields, by block */
export function orderOf(product: { id: string }, more: Fields = {}): SentForm {
  const option = { text: { type: 'plain_text', text: 'Product' }, value: product.id };
  return {
    metadata: JSON.stringify({ lines: [1], next: 2 }),
    values: {
      [lineBlock(1, 'product')]: { [lineActions.product]: { type: 'external_select', selected_option: option } },
      [lineBlock(1, 'quantity')]: text(lineActions.quantity, '1'),
      ...more,
    },
  };
}

export const forSomebodyElse: Fields = { [orderForm.blocks.forName]: text(orderForm.value, 'Ms. Delicious') };

/** @param editing the product that it changes; a new one where there is none */
export function productNamed(name: string, editing?: { id: string; version: number }): SentForm {
  return {
    metadata: JSON.stringify({ kind: 'product', variations: [], next: 1, editing }),
    values: { [productForm.blocks.name]: text(productForm.value, name) },
  };
}

export function newcomer(lastName: string): SentForm {
  const { blocks, value } = onboardingForm;
  return { values: { [blocks.firstName]: text(value, 'New'), [blocks.lastName]: text(value, lastName) } };
}

export function loginOf(employee: number): SentForm {
  const { blocks, value } = githubLoginForm;
  return { metadata: String(employee), values: { [blocks.login]: text(value, 'octo-cat') } };
}

const topics = (lines: number[]): Required<SentForm> => ({
  metadata: JSON.stringify({ lines, next: 9, shown: 0 }),
  values: {},
});

export const oneTopic = topics([1]);
export const emptyTopics = topics([]);
