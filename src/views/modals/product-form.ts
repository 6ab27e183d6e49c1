import type { KnownBlock, ModalView } from '@slack/types';
import { LONGEST_NAME, MOST_VARIATIONS, type Product, type ShownProduct } from '../../services/catalog/index.ts';
import { context, divider, plain, section, title } from '../blocks.ts';
import { short, truncate } from '../escape.ts';
import { productDetails } from '../messages/menu.ts';
import { input, LONGEST_TEXT } from './inputs.ts';
import { addVariation, priceElement, type VariationLine, variationFields } from './product-form-variation.ts';

export const productForm = {
  callbackId: 'product-form',
  blocks: { name: 'name', ingredients: 'ingredients', more: 'more-ingredients', price: 'price' },
  value: 'value',
} as const;

/** What the form must remember: ids only. */
export interface ProductFormMemory {
  kind: ProductFormModel['kind'];
  /** The product that is changed, in the version that the form shows. */
  editing?: ShownProduct;
  variations: { line: number; id?: string }[];
  /** The line of the next variation. */
  next: number;
}

export interface ProductFormModel extends Omit<ProductFormMemory, 'variations'> {
  /** A cake has a recipe, any other product may have variations. */
  kind: 'cake' | 'product';
  /** ISO 4217. */
  currency: string;
  /** As they are written. */
  name: string;
  price: string;
  ingredients: string;
  variations: readonly VariationLine[];
  /** The product as somebody else has made it meanwhile. */
  meanwhile?: Product;
}

/** The form in which a manager puts a cake or another product on the menu, or changes it. */
export function productFormView(model: ProductFormModel): ModalView {
  const { kind, editing, variations, next, meanwhile, currency } = model;
  const memory: ProductFormMemory = {
    kind,
    editing,
    variations: variations.map(({ line, id }) => ({ line, id })),
    next,
  };
  return {
    type: 'modal',
    callback_id: productForm.callbackId,
    private_metadata: JSON.stringify(memory),
    title: title(`${editing ? 'Edit' : 'Create'} a ${kind}`),
    submit: title(editing ? 'Save' : 'Create'),
    close: title('Cancel'),
    blocks: [
      ...(meanwhile ? somebodyWasFaster(meanwhile, currency) : []),
      nameField(model),
      ...(kind === 'cake' ? recipeFields(model) : []),
      priceField(model),
      ...(kind === 'product' ? variationParts(model) : []),
      ...(editing ? [context('Orders that were placed before keep their recipe and prices.')] : []),
    ],
  };
}

function somebodyWasFaster(product: Product, currency: string): KnownBlock[] {
  const who = short(product.changed?.by.name ?? 'Somebody');
  return [
    section(`:warning: *${who}* has changed it meanwhile. Now it is:`),
    ...productDetails(product, currency).blocks,
    section('What you have written is below. *Save* puts it in the place of that; *Cancel* leaves it as it is.'),
    divider,
  ];
}

function nameField({ kind, name }: ProductFormModel): KnownBlock {
  return input(productForm.blocks.name, 'Name', {
    type: 'plain_text_input',
    action_id: productForm.value,
    max_length: LONGEST_NAME,
    placeholder: plain(kind === 'cake' ? 'Chocolate Cake' : 'Latte', 150),
    ...(name && { initial_value: truncate(name, LONGEST_NAME) }),
  });
}

function recipeFields({ ingredients }: ProductFormModel): KnownBlock[] {
  const { blocks, value } = productForm;
  const [first = '', ...others] = inFields(ingredients);
  const field = (text: string) =>
    ({
      type: 'plain_text_input',
      action_id: value,
      multiline: true,
      max_length: LONGEST_TEXT,
      placeholder: plain('chocolate 33.5 g\nbutter 16.5 g\neggs 1', 150),
      ...(text && { initial_value: text }),
    }) as const;
  return [
    input(blocks.ingredients, 'Ingredients for one eater', field(first), {
      hint: 'One a line, in grams or pieces: “butter 33.5 g”, “eggs 2”.',
    }),
    ...others.slice(0, 1).map((text) => input(blocks.more, 'More ingredients', field(text), { optional: true })),
  ];
}

/** Whole lines in as few fields as they fit in: the longest recipe takes two. */
function inFields(text: string): string[] {
  const fields: string[] = [];
  for (const line of text.split('\n')) {
    const together = fields.length > 0 ? `${fields.at(-1)}\n${line}` : line;
    if (fields.length > 0 && together.length <= LONGEST_TEXT) fields[fields.length - 1] = together;
    else fields.push(truncate(line, LONGEST_TEXT));
  }
  return fields;
}

function priceField({ kind, currency, price, variations }: ProductFormModel): KnownBlock {
  const { blocks, value } = productForm;
  const label = kind === 'cake' ? `Price for one eater (${currency})` : `Price (${currency})`;
  const hint = variations.length > 0 ? 'For each variation that has no price of its own.' : undefined;
  return input(blocks.price, label, priceElement(value, price), { optional: true, hint });
}

function variationParts({ variations, currency }: ProductFormModel): KnownBlock[] {
  return [
    divider,
    ...(variations.length === 0 ? [context('It comes in one kind. Add variations for sizes or flavours.')] : []),
    ...variations.flatMap((line) => variationFields(line, currency)),
    ...(variations.length < MOST_VARIATIONS ? addVariation() : []),
  ];
}
