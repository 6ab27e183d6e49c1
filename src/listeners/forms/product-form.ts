import type { ModalView } from '@slack/types';
import { formatAmount, type Ingredient, isCake, type Product, writePrice } from '../../services/catalog/index.ts';
import { requireManager } from '../../services/principal.ts';
import { type ProductFormModel, productFormView } from '../../views/modals/product-form.ts';
import type { Asked } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import type { ProductFormValues } from './product-form-values.ts';

/** The form for a new cake, or another product, for whoever may change the menu. */
export function createEmptyProductForm(
  { settings }: Pick<ListenerDependencies, 'settings'>,
  kind: ProductFormModel['kind'],
) {
  return async ({ by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the menu');
    const { currency } = await settings.read();
    return productFormView({ kind, currency, name: '', price: '', ingredients: '', variations: [], next: 1 });
  };
}

/** The form with a product as it is now, for whoever may change the menu. */
export function createFilledProductForm({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>) {
  return async (product: string, { by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the menu');
    const found = await catalog.find(product);
    const { currency } = await settings.read();
    return productFormView({ ...valuesOf(found, currency), currency });
  };
}

function valuesOf(product: Product, currency: string): ProductFormValues {
  const { id, version, name, price, recipe, variations } = product;
  return {
    kind: isCake(product) ? 'cake' : 'product',
    editing: { id, version },
    name,
    price: writePrice(price, currency),
    ingredients: (recipe?.ingredients ?? []).map(written).join('\n'),
    variations: variations.map((variation, index) => ({
      line: index + 1,
      id: variation.id,
      name: variation.name,
      price: writePrice(variation.price, currency),
    })),
    next: variations.length + 1,
  };
}

/** The shortest way to write it: a number without a unit is pieces. */
function written(ingredient: Ingredient): string {
  return `${ingredient.name} ${formatAmount(ingredient).replace(/ pcs$/, '')}`;
}

/** The same form again, now that somebody else has changed the product: with what was written in it. */
export function productFormAgain(values: ProductFormValues, meanwhile: Product, currency: string): ModalView {
  const { id, version, variations } = meanwhile;
  const known = new Set(variations.map((variation) => variation.id));
  return productFormView({
    ...values,
    currency,
    editing: { id, version },
    // What the other has removed is written here still: it would be a new one.
    variations: values.variations.map((line) => ({ ...line, id: line.id && known.has(line.id) ? line.id : undefined })),
    meanwhile,
  });
}
