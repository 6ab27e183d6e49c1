import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { MOST_VARIATIONS } from '../../services/catalog/index.ts';
import { productFormView } from '../../views/modals/product-form.ts';
import { variationActions } from '../../views/modals/product-form-variation.ts';
import { type Edge, type Touched, updateForm } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { type ProductFormValues, readProductForm } from '../forms/product-form-values.ts';

type Change = (form: ProductFormValues, value: string | undefined) => ProductFormValues;

const variationAdded: Change = (form) =>
  form.variations.length < MOST_VARIATIONS
    ? { ...form, variations: [...form.variations, { line: form.next, name: '', price: '' }], next: form.next + 1 }
    : form;

const variationRemoved: Change = (form, line) => ({
  ...form,
  variations: form.variations.filter((variation) => String(variation.line) !== line),
});

/** Everything in the product form that changes the form. */
export function registerProductFormActions(app: App, edge: Edge, { settings }: ListenerDependencies): void {
  const changedBy = (change: Change) =>
    updateForm(edge, async ({ view, value }: Touched): Promise<ModalView> => {
      const { currency } = await settings.read();
      return productFormView({ ...change(readProductForm(view), value), currency });
    });
  app.action<BlockAction>(variationActions.add, changedBy(variationAdded));
  app.action<BlockAction>(variationActions.remove, changedBy(variationRemoved));
}
