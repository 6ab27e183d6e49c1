import type { KnownBlock } from '@slack/types';
import { formatIngredient, type Ingredient } from '../../services/catalog/index.ts';
import { context, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { namesText } from '../format.ts';
import { money } from '../money.ts';
import type { EstimateModel } from './order-form.ts';

/** What an order comes to so far, or what is still wrong. */
export function comesTo(estimate: EstimateModel): KnownBlock[] {
  switch (estimate.kind) {
    case 'empty':
      return [context('Choose a product, and I say what it takes and costs.')];
    case 'wrong':
      return [context(`:information_source: ${escapeWithin(estimate.message, 500)}`)];
    case 'done': {
      const { summary, ingredients, total, currency, scarce } = estimate;
      const needed = ingredients.map(formatIngredient).join(', ');
      return [
        section(
          `*${escapeWithin(summary, 2_500)}*\n${total === undefined ? 'No price is set for this yet.' : `It comes to *${money(total, currency)}*.`}`,
        ),
        ...(needed ? [context(`It takes ${escapeWithin(needed, 2_500)}`)] : []),
        ...(scarce.length > 0 ? [context(mayBeShort(scarce))] : []),
      ];
    }
  }
}

function mayBeShort(scarce: readonly Pick<Ingredient, 'name'>[]): string {
  const all = namesText(scarce.map(({ name }) => name));
  return `:hourglass_flowing_sand: There may not be enough *${all}* by then. You can order all the same, and we try to get it in time; a later time is safer.`;
}
