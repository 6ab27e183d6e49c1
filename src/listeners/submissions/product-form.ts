import { DomainError } from '../../platform/errors.ts';
import type { OnceResult } from '../../platform/once.ts';
import type { Product, ProductEdit } from '../../services/catalog/index.ts';
import { productDetails } from '../../views/messages/menu.ts';
import { note } from '../../views/messages/note.ts';
import type { FormHandler, Result, Submitted } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { productFormAgain } from '../forms/product-form.ts';
import {
  type ProductFormValues,
  productFormBlock,
  readProductForm,
  wantedProduct,
} from '../forms/product-form-values.ts';

/** Puts a product on the menu, or changes one. */
export function submitProductForm({
  catalog,
  settings,
}: Pick<ListenerDependencies, 'catalog' | 'settings'>): FormHandler {
  return {
    blockOf: productFormBlock,
    async handle({ view, by, key }) {
      const form = readProductForm(view);
      const { currency } = await settings.readFresh();
      const product = wantedProduct(form, currency);
      try {
        return result(form, await write(form, product, { by, key }), currency);
      } catch (error) {
        if (!form.editing || !(error instanceof DomainError) || error.code !== 'product_changed') throw error;
        return askAgain(form, await catalog.find(form.editing.id, 'name'), currency);
      }
    },
  };

  function write(
    { kind, editing }: ProductFormValues,
    product: ProductEdit,
    { by, key }: Pick<Submitted, 'by' | 'key'>,
  ): Promise<OnceResult<Product>> {
    const request = { key, contents: product };
    if (editing) return catalog.edit(editing, product, by, request);
    if (kind === 'product') return catalog.createProduct(product, by, request);
    return catalog.createCake({ ...product, ingredients: product.ingredients ?? [] }, by, request);
  }
}

function result(
  { kind, editing }: ProductFormValues,
  { result: product, sameContents }: OnceResult<Product>,
  currency: string,
): Result {
  const { text, blocks } = note(sameContents ? outcome(editing, product) : 'It was saved as you had sent it first.');
  const created = kind === 'cake' ? 'Cake created' : 'Product created';
  return {
    heading: editing ? 'Menu' : created,
    message: { text, blocks: [...blocks, ...productDetails(product, currency).blocks] },
  };
}

function outcome(editing: ProductFormValues['editing'], { version }: Product): string {
  if (!editing) return 'It is on the menu.';
  return version === editing.version ? 'Nothing was different, so nothing is changed.' : 'Saved.';
}

/** Nothing that was written is lost: the form comes again with it, good for the product as it is now. */
function askAgain(form: ProductFormValues, meanwhile: Product, currency: string): Result {
  const message = note(
    'Somebody else has changed this product meanwhile, so yours was not saved. Please open it anew.',
  );
  return { heading: 'Menu', message, form: productFormAgain(form, meanwhile, currency) };
}
