import { lastChange, type Order } from './order.ts';

/** What there is to say of an order that was cancelled, in one line. */
export interface CancelledOrder {
  number: number;
  /** The products' names. */
  products: string[];
  /** When it was cancelled, and why. */
  at: Date;
  reason?: string;
}

export function toCancelled({ number, lines, timeline }: Pick<Order, 'number' | 'lines' | 'timeline'>): CancelledOrder {
  const { at, reason } = lastChange({ timeline });
  return { number, products: lines.map(({ product }) => product.name), at, reason };
}
