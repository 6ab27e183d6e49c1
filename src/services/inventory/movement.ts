import type { Actor } from '../../platform/actor.ts';
import type { Subject } from '../../platform/outbox/index.ts';
import type { Ingredient } from '../catalog/index.ts';
import type { Amounts } from './stock.ts';

export const MOVEMENT_KINDS = ['order', 'purchase', 'count', 'waste', 'mark'] as const;

/** A line of the ledger: inserted once, and never changed but for what the fold notes on it. */
export interface Movement extends Pick<Ingredient, 'name' | 'unit'>, Partial<Amounts> {
  /** Says what moved it and at which version: `order-21:v3:butter:g`. */
  _id: string;
  /** `butter:g` */
  ingredient: string;
  kind: (typeof MOVEMENT_KINDS)[number];
  /** What moved it. */
  subject?: Subject;
  /** A count: what was on hand. */
  level?: number;
  /** A new low mark; zero takes it away. */
  lowMark?: number;
  by?: Actor;
  reason?: string;
  /** When it happened, which may be long before it was written down. */
  at: Date;
  /** True when the row has it. */
  folded: boolean;
  /** The difference it made on hand, where that is not `onHand`: a count, or what a later count had seen already. */
  applied?: number;
}

/** What a folded movement made of what is on hand. */
export function appliedOf({ applied, onHand = 0 }: Pick<Movement, 'applied' | 'onHand'>): number {
  return applied ?? onHand;
}
