import { DomainError } from '../../platform/errors.ts';
import { type Product, parseIngredients } from '../../services/catalog/index.ts';
import type { WantedLine } from '../../services/orders/index.ts';
import type { EstimateModel, FormLine, OrderFormModel } from '../../views/modals/order-form.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createOnMenu, living } from './on-menu.ts';
import { type LineValues, type OrderFormValues, wantedLine } from './order-form-values.ts';

/** What it takes to show the order form. */
export type OrderFormDependencies = Pick<
  ListenerDependencies,
  'catalog' | 'clock' | 'orders' | 'procurement' | 'settings'
>;

const HOUR = 60 * 60 * 1_000;

/** The order form as it should look for what stands in it. */
export function createOrderFormModel({ catalog, clock, orders, procurement, settings }: OrderFormDependencies) {
  const onMenu = createOnMenu({ catalog });

  return async (
    { lines, next, instead, again, from, ...wishes }: OrderFormValues,
    { mayOrderForOthers }: Pick<OrderFormModel, 'mayOrderForOthers'>,
  ): Promise<OrderFormModel> => {
    const { leadTimeHours, currency } = await settings.read();
    const known = await Promise.all(lines.map(withProduct));
    const dueAt = wishes.dueAt ?? new Date(clock.now().getTime() + leadTimeHours * HOUR);
    const estimate = await estimateOf(known.flatMap(complete), { extras: wishes.extras, dueAt, currency });
    return {
      lines: known.map(({ product, values }) => ({ ...values, product })),
      wishes,
      instead: instead === undefined ? undefined : ((await orders.get(instead)) ?? undefined),
      again: again === undefined ? undefined : await former(again),
      from,
      next,
      mayOrderForOthers,
      leadTimeHours,
      estimate,
    };
  };

  async function former(id: string): Promise<OrderFormModel['again']> {
    const order = await orders.get(id);
    return order ? { order, gone: (await onMenu(order.lines)).gone } : undefined;
  }

  /** A product that was taken off the menu meanwhile shows no details; sending the form says why. */
  async function withProduct(values: LineValues): Promise<KnownLine> {
    return { id: values.id, product: values.product ? await living(catalog, values.product) : undefined, values };
  }

  async function estimateOf(
    lines: readonly CompleteLine[],
    { extras, dueAt, currency }: { extras: string; dueAt: Date; currency: string },
  ): Promise<EstimateModel> {
    if (lines.length === 0) return { kind: 'empty' };
    try {
      const wanted = lines.map(({ wanted }) => wanted);
      const estimate = await orders.estimate(wanted, parseIngredients(extras, 'extras'));
      const scarce = await procurement.tooLateFor(estimate.ingredients, dueAt);
      return { kind: 'done', summary: lines.map(summaryOf).join(', '), currency, scarce, ...estimate };
    } catch (error) {
      if (error instanceof DomainError) return { kind: 'wrong', message: error.message };
      throw error;
    }
  }
}

interface KnownLine extends FormLine {
  values: LineValues;
}

interface CompleteLine {
  product: Product;
  wanted: WantedLine;
}

/** A line is estimated once it has all that its product needs; a variation of the product chosen before does not count. */
function complete({ product, values }: KnownLine): CompleteLine[] {
  if (!product) return [];
  const wanted = wantedLine(values);
  if (product.recipe) return wanted.persons ? [{ product, wanted }] : [];
  const plain = { product: wanted.product, quantity: wanted.quantity };
  if (product.variations.length === 0) return [{ product, wanted: plain }];
  const chosen = product.variations.some(({ id }) => id === wanted.variation);
  return chosen ? [{ product, wanted: { ...plain, variation: wanted.variation } }] : [];
}

function summaryOf({ product, wanted: { quantity, persons, variation } }: CompleteLine): string {
  const kind = product.variations.find(({ id }) => id === variation);
  const details = product.recipe ? ` for ${persons}` : kind ? ` (${kind.name})` : '';
  return `${quantity} x ${product.name}${details}`;
}
