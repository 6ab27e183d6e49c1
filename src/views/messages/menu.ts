import type { Button } from '@slack/types';
import { formatIngredient, isCake, type MenuPage, type Product } from '../../services/catalog/index.ts';
import { actions, button, confirmation, context, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { counted } from '../format.ts';
import { money } from '../money.ts';
import { listed } from './order-card.ts';

const LONGEST_VARIATIONS = 500;

/** What a manager can do with a product; each button's value is the product's id. */
export const productActions = {
  edit: 'product.edit',
  remove: 'product.remove',
  restore: 'product.restore',
} as const;

/** `*Chocolate Cake* (\`chocolate_cake\`) · €1.20 for each eater` */
export function productLine(product: Product, currency: string): string {
  const { name, slug, price, variations } = product;
  const facts = [
    `*${short(name)}* (\`${short(slug)}\`)`,
    ...(price === undefined ? [] : [`${money(price, currency)}${isCake(product) ? ' for each eater' : ''}`]),
    ...(variations.length === 0 ? [] : [escapeWithin(variationsText(product, currency), LONGEST_VARIATIONS)]),
  ];
  return facts.join(' · ');
}

function variationsText({ variations }: Product, currency: string): string {
  const each = variations.map(({ name, price }) => (price === undefined ? name : `${name} ${money(price, currency)}`));
  return each.join(', ').replace(/\s+/g, ' ');
}

/** Products one a line, the cakes and the rest each under a heading, which is part of the first line. */
export function menuLines(products: readonly Product[], currency: string): string[] {
  const groups = { Cakes: products.filter(isCake), 'Drinks and more': products.filter((each) => !isCake(each)) };
  return Object.entries(groups).flatMap(([heading, group]) =>
    group.map((product, index) => `${index === 0 ? `*${heading}*\n` : ''}${productLine(product, currency)}`),
  );
}

/** A page of the menu. */
export function menu({ products, page, pages, total }: MenuPage, currency: string): Message {
  if (total === 0) {
    const text = 'The menu is empty so far. A manager fills it with `/cake`.';
    return { text, blocks: [section(text)] };
  }
  const { blocks, left } = sectionsOf(menuLines(products, currency), MOST_SECTIONS);
  const count = counted(total, 'product');
  const hints = [
    ...(left > 0 ? [`${left} have no room here: the order form finds them by name.`] : []),
    ...(pages > 1
      ? [`Page ${page + 1} of ${pages}: \`/cake list ${page + 1 < pages ? page + 2 : 1}\` shows more.`]
      : []),
  ];
  return {
    text: `The menu: ${count}`,
    blocks: [section(`*The menu*: ${count}`), ...blocks, ...hints.map((hint) => context(hint))],
  };
}

/** One product with its recipe, and for a manager with what can be done about it. */
export function productDetails(product: Product, currency: string, { manager = false } = {}): Message {
  const { recipe, name } = product;
  const ingredients = recipe ? [listed('For one eater', recipe.ingredients.map(formatIngredient))] : [];
  const changes = recipe && recipe.version > 1 ? [context(`Recipe version ${recipe.version}`)] : [];
  return {
    text: short(name),
    blocks: [
      section(productLine(product, currency)),
      ...ingredients,
      ...changes,
      ...actions(manager ? [editButton(product), removeButton(product)] : []),
    ],
  };
}

function editButton({ id }: Product): Button {
  return button(productActions.edit, 'Edit', { value: id });
}

function removeButton({ id, name }: Product): Button {
  const confirm = confirmation('Orders that have it keep it. You can put it back.', {
    title: `Take ${name} off the menu?`,
    yes: 'Take it off',
    no: 'Keep it',
  });
  return button(productActions.remove, 'Take off the menu', { value: id, style: 'danger', confirm });
}

/** What a manager reads who has just taken a product off the menu. */
export function productRemoved({ id, name }: Product): Message {
  const text = `${short(name)} is off the menu. Orders that have it keep it.`;
  return { text, blocks: [section(text), ...actions([button(productActions.restore, 'Put it back', { value: id })])] };
}
