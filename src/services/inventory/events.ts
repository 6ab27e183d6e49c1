import type { Actor } from '../../platform/actor.ts';
import type { NewEvent, Subject } from '../../platform/outbox/index.ts';
import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Movement } from './movement.ts';
import type { Holding } from './position.ts';
import type { StockRow } from './row.ts';

const books: Subject = { kind: 'stock', id: 'stock' };

const about = (ingredient: Pick<Ingredient, 'name' | 'unit'>): Subject => ({
  kind: 'ingredient',
  id: ingredientKey(ingredient),
});

/** What people do with the stock. */
const KEPT = { count: 'stock.counted', waste: 'stock.wasted', mark: 'stock.marked' } as const;

/** What happens in the stock. */
export const happened = {
  /** An order or a purchase request moved something. */
  moved: (subject: Subject, version: number, differences: readonly Holding[]): NewEvent => ({
    type: 'stock.moved',
    subject: { kind: 'stock', id: subject.id },
    version,
    data: { by: subject.kind, ingredients: differences.map(ingredientKey) },
  }),

  /** Somebody counted, threw away or set a mark. */
  kept: (
    { kind, name, unit, level, onHand, lowMark, reason }: Movement & { kind: keyof typeof KEPT },
    actor: Actor,
  ): NewEvent => ({
    type: KEPT[kind],
    subject: about({ name, unit }),
    actor,
    data: { name, unit, level, onHand, lowMark, reason },
  }),

  /** There are more movements to fold in. */
  foldDue: (): NewEvent => ({ type: 'stock.fold_due', subject: books, data: {} }),

  /** There is more of the ledger to hold the rows against. @param from the ingredient to go on with */
  auditStepDue: (from: string): NewEvent => ({ type: 'stock.audit_step_due', subject: books, data: { from } }),

  /** What is on hand fell below the low mark. */
  low: ({ name, unit, onHand, lowMark }: StockRow): NewEvent => ({
    type: 'stock.ran_low',
    subject: about({ name, unit }),
    data: { name, unit, onHand, lowMark },
  }),

  /** A row was not what the ledger says, and was put right. */
  corrected: ({ name, unit }: StockRow): NewEvent => ({
    type: 'stock.corrected',
    subject: about({ name, unit }),
    data: { name, unit },
  }),
};
