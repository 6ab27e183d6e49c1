import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { type Ingredient, ingredientKey, LIMITS, ONE } from '../catalog/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import { amountInvalid, ingredientNotFound, reasonTooLong } from './errors.ts';
import { happened } from './events.ts';
import { momentFor } from './moment.ts';
import type { Movement } from './movement.ts';
import { emptyRow, levelOf, type StockRow } from './row.ts';
import type { Rows } from './rows.ts';
import type { StockLevel } from './stock.ts';
import type { StockStore } from './store.ts';

/** What somebody did with the stock, and how it stands after that. */
export interface StockChange {
  level: StockLevel;
  /** On hand before; undefined where nobody had ever counted it. */
  before?: number;
}

/** So much of an ingredient, and why it is said. */
export interface Kept extends Ingredient {
  /** At most 300 characters. */
  reason?: string;
}

/** What people do with the stock; amounts in thousandths. Each is done once for each key, and throws `reason_too_long`. */
export interface StockKeeping {
  /** Says what is on hand now; may be zero. @throws DomainError `forbidden`, `amount_invalid` */
  count(counted: Kept, by: Principal, key?: RequestKey): Promise<OnceResult<StockChange>>;
  /**
   * Takes out what spoiled or fell.
   *
   * @throws DomainError `forbidden`, `amount_invalid`, `ingredient_not_found`
   */
  waste(wasted: Kept, by: Principal, key?: RequestKey): Promise<OnceResult<StockChange>>;
  /** Sets the low mark; zero takes it away. @throws DomainError `forbidden`, `amount_invalid`, `ingredient_not_found` */
  mark(mark: Kept, by: Principal, key?: RequestKey): Promise<OnceResult<StockChange>>;
}

export interface KeepingDependencies {
  store: StockStore;
  rows: Rows;
  once: Once;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

/** What a movement by hand says besides its ingredient. */
type ByHand = Pick<Movement, 'level' | 'lowMark' | 'onHand' | 'reason'> & { kind: 'count' | 'waste' | 'mark' };

export const LONGEST_REASON = 300;

export function createKeeping({ store, rows, once, events, clock }: KeepingDependencies): StockKeeping {
  async function keep({ reason, ...ingredient }: Kept, does: ByHand, by: Principal, key?: RequestKey) {
    requireStaff(by, 'keep the stock');
    checkAmount(ingredient);
    if (reason && reason.length > LONGEST_REASON) throw reasonTooLong(LONGEST_REASON);
    return once(key, (session) => write(ingredient, { ...does, reason }, by, session));
  }

  async function write(
    { name, unit }: Ingredient,
    does: ByHand,
    { actor }: Principal,
    session: ClientSession,
  ): Promise<StockChange> {
    const ingredient = ingredientKey({ name, unit });
    const before = (await rows.current([ingredient], session)).get(ingredient);
    if (!before && does.kind !== 'count') throw ingredientNotFound({ name, unit });
    const movement = {
      _id: `${does.kind}-${randomUUID()}:${ingredient}`,
      ...{ ingredient, name, unit, ...does, by: actor, folded: false },
      at: await momentFor([ingredient], { store, clock }, session),
    };
    await store.insert([movement], session);
    await events.record(session, happened.kept(movement, actor));
    const after = (await rows.current([ingredient], session)).get(ingredient) ?? emptyRow(ingredient);
    return { level: levelOf(after), before: before && onHandOf(before) };
  }

  return {
    count: (counted, by, key) => keep(counted, { kind: 'count', level: counted.amount }, by, key),

    async waste(wasted, by, key) {
      if (wasted.amount === 0) throw amountInvalid('How much is gone? The amount must be more than zero.');
      return keep(wasted, { kind: 'waste', onHand: -wasted.amount }, by, key);
    },

    mark: (mark, by, key) => keep(mark, { kind: 'mark', lowMark: mark.amount }, by, key),
  };
}

function onHandOf(row: StockRow): number | undefined {
  const { counted, onHand } = levelOf(row);
  return counted ? onHand : undefined;
}

/** @throws DomainError `amount_invalid` */
function checkAmount({ name, unit, amount }: Ingredient): void {
  if (!Number.isInteger(amount) || amount < 0) throw amountInvalid(`The amount of ${name} cannot be below zero.`);
  if (unit === 'pcs' && amount % ONE !== 0) throw amountInvalid(`${name} is counted in whole pieces.`);
  if (amount > LIMITS.perOrder[unit]) throw amountInvalid(`At most 10 t or 10,000,000 pcs; ${name} is more.`);
}
