import { type Change, lastChange, type Order, type OrderStatus } from './order.ts';

/** Who asks for a change of status. */
export type Party = 'staff' | 'customer' | 'supplier';

/** The status table: from -> to -> who may. An undone cancel is not in it: it is the undo's own rule. */
const allowed: Readonly<Record<OrderStatus, Partial<Record<OrderStatus, readonly Party[]>>>> = {
  waiting: { preparation: ['staff'], ready: ['staff'], cancelled: ['customer', 'staff', 'supplier'] },
  preparation: { waiting: ['staff'], ready: ['staff'], cancelled: ['customer', 'staff', 'supplier'] },
  ready: { preparation: ['staff'], delivered: ['staff'] },
  delivered: {},
  cancelled: {},
};

export const UNDO_MS = 5 * 60 * 1_000;

/** The statuses from which the parties may go to `to`. */
export function statusesBefore(to: OrderStatus, parties: readonly Party[]): OrderStatus[] {
  return (Object.keys(allowed) as OrderStatus[]).filter((from) => mayMove(from, to, parties));
}

export function mayMove(from: OrderStatus, to: OrderStatus, parties: readonly Party[]): boolean {
  return allowed[from][to]?.some((party) => parties.includes(party)) ?? false;
}

/** Where an order in this status can go next, by these parties. */
export function movesFrom(from: OrderStatus, parties: readonly Party[]): OrderStatus[] {
  return (Object.keys(allowed[from]) as OrderStatus[]).filter((to) => mayMove(from, to, parties));
}

/** The change of this order that may still be undone: a cancel of the last five minutes that was not a supplier's. */
export function undoable(
  order: Pick<Order, 'status' | 'timeline'>,
  now: Date,
): (Change & { from: OrderStatus }) | null {
  const last = lastChange(order);
  const recent = now.getTime() - last.at.getTime() <= UNDO_MS;
  if (order.status !== 'cancelled' || last.by.kind === 'supplier' || !recent || !last.from) return null;
  return { ...last, from: last.from };
}

const STEPS: Partial<Record<OrderStatus, number>> = { waiting: 0, preparation: 1, ready: 2, delivered: 3 };

/** The version of the change that a step back takes back: the last one, when it went exactly the other way. */
export function undoneBy(
  { timeline }: Pick<Order, 'timeline'>,
  from: OrderStatus,
  to: OrderStatus,
): number | undefined {
  const back = (STEPS[to] ?? Number.POSITIVE_INFINITY) < (STEPS[from] ?? Number.NEGATIVE_INFINITY);
  const last = lastChange({ timeline });
  return back && last.from === to && last.to === from ? last.version : undefined;
}
