import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { type EditedVariation, type ProductEdit, parseIngredients, parsePrice } from '../../services/catalog/index.ts';
import { type ProductFormMemory, type ProductFormModel, productForm } from '../../views/modals/product-form.ts';
import { variationActions, variationBlock } from '../../views/modals/product-form-variation.ts';
import { memoryOf } from './memory.ts';
import { textIn } from './values.ts';

/** What stands in the form, as it is written. */
export type ProductFormValues = Omit<ProductFormModel, 'currency' | 'meanwhile'>;

export function readProductForm(view: ViewOutput): ProductFormValues {
  const { blocks, value } = productForm;
  const { variations, ...known } = memoryOf(view, memory);
  const text = (block: string, action: string = value) => textIn(view, block, action) ?? '';
  return {
    ...known,
    name: text(blocks.name),
    price: text(blocks.price),
    ingredients: [text(blocks.ingredients), text(blocks.more)].filter((part) => part !== '').join('\n'),
    variations: variations.map(({ line, id }) => ({
      line,
      id,
      name: text(variationBlock(line, 'name'), variationActions.name),
      price: text(variationBlock(line, 'price'), variationActions.price),
    })),
  };
}

const memory = z.object({
  kind: z.enum(['cake', 'product']),
  editing: z.object({ id: z.string(), version: z.int() }).optional(),
  variations: z.array(z.object({ line: z.int(), id: z.string().optional() })),
  next: z.int(),
}) satisfies z.ZodType<ProductFormMemory>;

/** The product that the form asks for. @throws DomainError naming the field, `variations.0.price` */
export function wantedProduct(
  { kind, name, price, ingredients, variations }: ProductFormValues,
  currency: string,
): ProductEdit {
  const product = { name, price: parsePrice(price, currency, 'price') };
  if (kind === 'cake') return { ...product, ingredients: parseIngredients(ingredients, 'ingredients') };
  const wanted = variations.map(
    ({ id, name, price }, index): EditedVariation => ({
      id,
      name,
      price: parsePrice(price, currency, `variations.${index}.price`),
    }),
  );
  return { ...product, variations: wanted };
}

/** The block for a path of the service's: `variations.1.price` is the second variation that the form has now. */
export function productFormBlock(path: string, view: ViewOutput): string | undefined {
  const [, index, field] = /^variations\.(\d+)\.(name|price)$/.exec(path) ?? [];
  const variation = memoryOf(view, memory).variations[Number(index)];
  if (variation) return variationBlock(variation.line, field === 'price' ? 'price' : 'name');
  return productForm.blocks[path as keyof typeof productForm.blocks];
}
