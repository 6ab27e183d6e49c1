import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Change, Order, OrderStatus } from '../orders/index.ts';
import type { Amounts } from './stock.ts';

/** What the books hold of one ingredient for one order or purchase request. What was used is less than zero on hand. */
export interface Holding extends Pick<Ingredient, 'name' | 'unit'>, Amounts {}

/** What the books hold for one order or purchase request, and the version of it that this was made for. */
export interface Position {
  /** The order's or the request's id. */
  _id: string;
  version: number;
  holds: Holding[];
}

/** What moves between two versions. */
export interface Step {
  version: number;
  at: Date;
  differences: Holding[];
}

const NOTHING: Amounts = { onHand: 0, reserved: 0, incoming: 0 };

export function hold(ingredients: readonly Ingredient[], amountsOf: (amount: number) => Partial<Amounts>): Holding[] {
  return ingredients.map(({ name, unit, amount }) => ({ name, unit, ...NOTHING, ...amountsOf(amount) }));
}

/** An order that waits reserves, one that is or was baked has used; cancelled, it keeps what baking had used by then. */
function demandOf(ingredients: readonly Ingredient[], status: OrderStatus, former?: OrderStatus): Holding[] {
  switch (status) {
    case 'waiting':
      return hold(ingredients, (amount) => ({ reserved: amount }));
    case 'cancelled':
      return former === 'preparation' ? demandOf(ingredients, former) : [];
    default:
      return hold(ingredients, (amount) => ({ onHand: -amount }));
  }
}

/**
 * What moves from a position to the order as it is: each change of the order with its own time, so that the ledger is the
 * same however late, often or jumbled the order's events were heard.
 */
export function stepsOf({ ingredients, timeline }: Order, position: Position | null | undefined): Step[] {
  const missed = timeline.filter(({ version }) => version > (position?.version ?? 0));
  let before = position?.holds ?? [];
  return missed.map(({ version, to, from, at }: Change) => {
    const after = demandOf(ingredients, to, from);
    const step = { version, at, differences: differencesOf(before, after) };
    before = after;
    return step;
  });
}

/** What the books hold for the order as it is. */
export function holdingsOf({ ingredients, timeline }: Order): Holding[] {
  const last = timeline.at(-1);
  return last ? demandOf(ingredients, last.to, last.from) : [];
}

/** What must move so that the books hold `after` instead of `before`. */
export function differencesOf(before: readonly Holding[], after: readonly Holding[]): Holding[] {
  const minus = before.map(({ name, unit, onHand, reserved, incoming }) => ({
    ...{ name, unit, onHand: 0 - onHand, reserved: 0 - reserved, incoming: 0 - incoming },
  }));
  return sumOf([...after, ...minus]).filter(({ onHand, reserved, incoming }) => onHand || reserved || incoming);
}

/** Each ingredient once. */
export function sumOf(holdings: readonly Holding[]): Holding[] {
  const sums = new Map<string, Holding>();
  for (const { name, unit, onHand, reserved, incoming } of holdings) {
    const key = ingredientKey({ name, unit });
    const sum = sums.get(key) ?? { name, unit, ...NOTHING };
    sums.set(key, {
      ...sum,
      onHand: sum.onHand + onHand,
      reserved: sum.reserved + reserved,
      incoming: sum.incoming + incoming,
    });
  }
  return [...sums.values()];
}
