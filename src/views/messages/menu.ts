import type { Product } from '../../services/catalog/index.ts';
import { context, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { ingredientText } from '../format.ts';
import { money } from '../money.ts';
import { listed } from './order-card.ts';

/** `*Chocolate Cake* (\`chocolate_cake\`) · €1.20 for each eater` */
export function productLine({ name, slug, recipe, price, variations }: Product, currency: string): string {
  const kinds = variations.slice(0, 10).map((each) => `${short(each.name)}${priced(each.price, currency, ' ')}`);
  const each = recipe ? ' for each eater' : '';
  return `*${short(name)}* (\`${short(slug)}\`)${priced(price, currency, ' · ')}${price === undefined ? '' : each}${kinds.length > 0 ? ` · ${kinds.join(', ')}` : ''}`;
}

function priced(price: number | undefined, currency: string, separator: string): string {
  return price === undefined ? '' : `${separator}${money(price, currency)}`;
}

/** Everything on the menu, one product a line. */
export function menu(products: readonly Product[], currency: string): Message {
  if (products.length === 0) {
    const text = 'The menu is empty so far. A manager fills it with `/cake`.';
    return { text, blocks: [section(text)] };
  }
  const { blocks, left } = sectionsOf(
    products.map((product) => productLine(product, currency)),
    MOST_SECTIONS,
  );
  const text = `The menu: ${products.length} ${products.length === 1 ? 'product' : 'products'}`;
  const more = left > 0 ? [context(`And ${left} more: the order form finds them by name.`)] : [];
  return { text, blocks: [section('*The menu*'), ...blocks, ...more] };
}

/** One product with its recipe. */
export function productDetails(product: Product, currency: string): Message {
  const text = productLine(product, currency);
  const { recipe } = product;
  const ingredients = recipe ? [listed('For one eater', recipe.ingredients.map(ingredientText))] : [];
  return { text: short(product.name), blocks: [section(text), ...ingredients] };
}
