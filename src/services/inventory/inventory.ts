import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { createInTurn, type InTurn } from '../../platform/in-turn.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Orders } from '../orders/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import { createAudit } from './audit.ts';
import { type Booking, createBooking } from './booking.ts';
import { happened } from './events.ts';
import { createKeeping, type StockKeeping } from './keeping.ts';
import { createPositionStore } from './position-store.ts';
import { emptyRow, levelOf } from './row.ts';
import { createRows, type RowsDependencies } from './rows.ts';
import type { StockLevel } from './stock.ts';
import { createStockStore } from './store.ts';

/** What the bakery has, has promised and waits for. The truth is a ledger of movements that are only ever inserted. */
export interface Inventory extends Booking, StockKeeping {
  /** Makes the books hold for an order what its status demands. A reaction; its id is the order's. */
  keepOrder(order: string): Promise<void>;
  /** Does work that brings orders up to date, by their ids, while `keepOrder` does not: both would write the same. */
  inTurn: InTurn;
  /**
   * How these ingredients stand in the caller's transaction, with what is not folded in yet.
   *
   * @param keys as `ingredientKey` makes them; each is in the result, with zeros where the books do not know it
   */
  available(session: ClientSession, keys: readonly string[]): Promise<Map<string, StockLevel>>;
  /** The same in a transaction of its own. */
  stockOf(keys: readonly string[]): Promise<Map<string, StockLevel>>;
  /** All ingredients, what is low first, then by name. @throws DomainError `forbidden` */
  levels(by: Principal): Promise<StockLevel[]>;
  /**
   * Some of the ingredients, in the order of their keys: a page of what may be thousands.
   *
   * @param page `after`: the last key already seen, as `ingredientKey` makes it
   * @throws DomainError `forbidden`
   */
  levelsAfter(page: { after?: string; limit: number }, by: Principal): Promise<StockLevel[]>;
  /** How many ingredients are below their low marks. @param maxTimeMS how long that may take */
  countLow(maxTimeMS: number): Promise<number>;
  /** Adds up to a thousand movements to the rows, and asks for the next step. One at a time. A reaction. */
  fold(): Promise<void>;
  /**
   * Recomputes the rows from a part of the ledger, puts right what differs and tells the managers, and asks for the next
   * step. A reaction.
   *
   * @param from the ingredient to go on with; `start`: the first
   */
  audit(from: string): Promise<void>;
}

export interface InventoryDependencies extends Omit<RowsDependencies, 'store'> {
  db: Db;
  transact: Transact;
  once: Once;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
  orders: Pick<Orders, 'get'>;
  /** How many movements a step of the audit looks at. */
  auditStep?: number;
}

const STEP = 1_000;

/** Netting decides about fifty orders in one transaction. */
const PATIENCE_MS = 3_000;

export function createInventory(dependencies: InventoryDependencies): Inventory {
  const { db, transact, events, orders } = dependencies;
  const store = createStockStore(db);
  const rows = createRows({ ...dependencies, store });
  const parts = { ...dependencies, store, rows };
  const booking = createBooking({ ...parts, positions: createPositionStore(db) });
  const inTurn = createInTurn(PATIENCE_MS);

  async function available(session: ClientSession, keys: readonly string[]): Promise<Map<string, StockLevel>> {
    const known = await rows.current(keys, session);
    return new Map(keys.map((key) => [key, levelOf(known.get(key) ?? emptyRow(key))]));
  }

  return {
    ...booking,
    ...createKeeping(parts),
    audit: createAudit(parts),
    available,
    countLow: store.countLow,
    stockOf: (keys) => transact((session) => available(session, keys)),

    inTurn,

    keepOrder: (id) =>
      inTurn([id], async () => {
        const order = await orders.get(id);
        if (order) await transact((session) => booking.bringUpToDate(session, [order]));
      }),

    async levels(by) {
      requireStaff(by, 'see the stock');
      const all = await transact((session) => rows.current(undefined, session));
      return [...all.values()].map(levelOf).toSorted(lowFirst);
    },

    async levelsAfter({ after = '', limit }, by) {
      requireStaff(by, 'see the stock');
      return (await transact((session) => rows.currentAfter(after, limit, session))).map(levelOf);
    },

    fold: () =>
      transact(async (session) => {
        const added = await store.unfolded({ limit: STEP }, session);
        const before = await rows.read([...new Set(added.map(({ ingredient }) => ingredient))], session);
        const folded = await rows.withMovements(before, added, session);
        const applied = new Map(folded.flatMap((each) => [...each.applied]));
        const ids = added.map(({ _id }) => _id);
        await store.markFolded(ids, applied, session);
        await rows.keep(
          before,
          folded.map(({ row }) => row),
          session,
        );
        if (added.length === STEP) await events.record(session, happened.foldDue());
      }),
  };
}

function lowFirst(a: StockLevel, b: StockLevel): number {
  return Number(b.low) - Number(a.low) || a.name.localeCompare(b.name, 'en') || a.unit.localeCompare(b.unit, 'en');
}
