import type { KnownBlock } from '@slack/types';
import type { Ingredient } from '../../services/catalog/index.ts';
import { context, section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { ingredientText } from '../format.ts';
import { money } from '../money.ts';
import type { EstimateModel } from './order-form.ts';

const MOST_SCARCE = 5;

/** What an order comes to so far, or what is still wrong. */
export function comesTo(estimate: EstimateModel): KnownBlock[] {
  switch (estimate.kind) {
    case 'empty':
      return [context('Choose a product, and I say what it takes and costs.')];
    case 'wrong':
      return [context(`:information_source: ${escapeWithin(estimate.message, 500)}`)];
    case 'done': {
      const { summary, ingredients, total, currency, scarce } = estimate;
      const needed = ingredients.map(ingredientText).join(', ');
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
  const more = scarce.length - MOST_SCARCE;
  const names = [...scarce.slice(0, MOST_SCARCE).map(({ name }) => short(name)), ...(more > 0 ? [`${more} more`] : [])];
  const all = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  return `:hourglass_flowing_sand: There may not be enough *${all}* by then. You can order all the same, and we try to get it in time; a later time is safer.`;
}
