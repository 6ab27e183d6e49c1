import { parseIngredients } from '../../services/catalog/index.ts';
import { productDetails } from '../../views/messages/menu.ts';
import { note } from '../../views/messages/note.ts';
import { cakeForm } from '../../views/modals/cake-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { numberIn, textIn } from '../forms/values.ts';

/** Puts a cake on the menu. */
export function submitCakeForm({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>): FormHandler {
  const { blocks, value } = cakeForm;

  return {
    blockOf: (path) => blocks[path as keyof typeof blocks],
    async handle({ view, by, key }) {
      const { currency } = await settings.read();
      const price = numberIn(view, blocks.price, value);
      const cake = {
        name: textIn(view, blocks.name, value) ?? '',
        ingredients: parseIngredients(textIn(view, blocks.ingredients, value) ?? '', 'ingredients'),
        price: price === undefined ? undefined : toMinorUnits(price, currency),
      };
      const { result: product } = await catalog.createCake(cake, by, { key, contents: cake });
      const { blocks: details } = productDetails(product, currency);
      const { text, blocks: said } = note('It is on the menu.');
      return { heading: 'Cake created', message: { text, blocks: [...said, ...details] } };
    },
  };
}

/** 12.5 -> 1250; what has more places than the currency is no integer then, and the catalog refuses it. */
function toMinorUnits(price: number, currency: string): number {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number(`${price}e${digits}`);
}
