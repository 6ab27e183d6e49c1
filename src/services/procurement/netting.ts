import type { Db } from 'mongodb';
import type { Run } from '../../platform/outbox/index.ts';
import { createDaily } from './daily.ts';
import { createDeciding } from './deciding.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import { createFreeOrders } from './free-orders.ts';
import { createPerOrder } from './per-order.ts';
import { createRejoining } from './rejoining.ts';
import { createTurn } from './turn.ts';

/** Decides what is bought for which order. */
export interface Netting {
  /** Notes that an order was cancelled, or that this was undone; netting decides what follows. A reaction. */
  noteChange(order: string): Promise<void>;
  /**
   * Begins the morning's request where there is one ticket a day, once for each morning. A reaction.
   *
   * @param run when the morning was due, as an ISO instant
   */
  beginDaily(run: string): Promise<void>;
  /**
   * Makes purchase requests agree with the orders and the stock: orders that were cancelled leave theirs, the morning's
   * request collects, and where each order has its own, those without get one. At most a thousand orders; asks for the
   * next step where there may be more. A reaction; one at a time.
   */
  net(run: Pick<Run, 'signal'>): Promise<void>;
}

/** So many orders are seen to in one run, */
const STEP = 1_000;
/** and fewer where they take long: a run has 20 s, and others wait for their turn. */
const LONGEST_STEP_MS = 3_000;
/** So many are decided in one transaction. */
const AT_ONCE = 50;

export function createNetting(dependencies: Dependencies & { db: Db }): Netting {
  const { db, orders, inventory, settings, transact, events } = dependencies;
  const deciding = createDeciding(dependencies);
  const buyPerOrder = createPerOrder(dependencies);
  const freeOrders = createFreeOrders(orders);
  const parts = { ...dependencies, ...deciding, buyPerOrder, freeOrders, turn: createTurn(db) };
  const { noteChange, rejoin } = createRejoining(parts);
  const { beginDaily, collect } = createDaily(parts);

  async function buyForEach(limit: number): Promise<number> {
    if ((await settings.readFresh()).procurement !== 'per_order') return 0;
    const ids = await freeOrders(limit);
    if (ids.length === 0) return 0;
    await inventory.inTurn(ids, () =>
      transact(async (session) => {
        await parts.turn(session);
        await buyPerOrder(await deciding.decide(ids, session), session);
      }),
    );
    return ids.length;
  }

  /** First what gives back, then what takes: the stock goes to those who need it. @returns how many orders it saw to */
  async function next(): Promise<number> {
    return (await rejoin(AT_ONCE)) || (await collect(AT_ONCE)) || (await buyForEach(AT_ONCE));
  }

  return {
    noteChange,
    beginDaily,
    async net({ signal }) {
      const enough = AbortSignal.timeout(LONGEST_STEP_MS);
      for (let done = 0; done < STEP && !enough.aborted; ) {
        signal.throwIfAborted();
        const seen = await next();
        if (seen === 0) return;
        done += seen;
      }
      await transact((session) => events.record(session, happened.nettingDue()));
    },
  };
}
