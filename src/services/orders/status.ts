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

/** The statuses of orders that the kitchen still has to do with. */
export const OPEN_STATUSES = ['waiting', 'preparation', 'ready'] as const satisfies readonly OrderStatus[];

export type OpenStatus = (typeof OPEN_STATUSES)[number];

export const UNDO_MS = 5 * 60 * 1_000;

export function mayMove(from: OrderStatus, to: OrderStatus, parties: readonly Party[]): boolean {
  return allowed[from][to]?.some((party) => parties.includes(party)) ?? false;
}

/**
 * The change of this order that staff may still undo: its last, for five minutes, where the table has the way back; a
 * cancel has one of its own, unless it was a supplier's. What took something back itself is not taken back.
 */
export function undoable(
  order: Pick<Order, 'status' | 'timeline'>,
  now: Date,
): (Change & { from: OrderStatus }) | null {
  const { from, ...last } = lastChange(order);
  if (!from || last.undoes !== undefined || last.by.kind === 'supplier') return null;
  if (now.getTime() - last.at.getTime() > UNDO_MS) return null;
  return last.to === 'cancelled' || mayMove(last.to, from, ['staff']) ? { ...last, from } : null;
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
