import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import { localDate } from '../../platform/local-date.ts';
import { isDuplicateKey } from '../../platform/mongo/index.ts';
import { plus } from './amounts.ts';
import type { Deciding } from './deciding.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import type { FreeOrders } from './free-orders.ts';
import type { PerOrder } from './per-order.ts';
import type { Collecting, PurchaseRequest } from './purchase-request.ts';
import { requestedOrder } from './requested-order.ts';

/**
 * A request with more ingredients than this is closed and followed by another: a ticket's text, and a document, hold only
 * so much, and every order may want something that no other does.
 */
const MOST_INGREDIENTS = 300;

type DailyDependencies = Dependencies & {
  decide: Deciding['decide'];
  buyPerOrder: PerOrder;
  freeOrders: FreeOrders;
  turn(session: ClientSession): Promise<void>;
};

/** The morning's request: it collects what was ordered before the morning, in steps, until its sums are frozen. */
export function createDaily(dependencies: DailyDependencies) {
  const { requests, rows, keeping, orders, settings, transact, events, clock } = dependencies;
  const { decide, buyPerOrder, freeOrders, turn } = dependencies;

  async function begin(collects: Collecting, session: ClientSession): Promise<void> {
    const { zone } = await settings.readFresh();
    const title = `Orders of ${localDate(new Date(collects.run), zone)}`;
    const request: PurchaseRequest = {
      _id: randomUUID(),
      title: collects.part > 1 ? `${title} (${collects.part})` : title,
      ...{ ingredients: [], names: [], orders: 0, dueAt: collects.placedBefore },
      ...{ version: 1, outcome: 'collecting', collects, duplicates: [], createdAt: clock.now() },
    };
    await requests.insert([request], session);
  }

  /** Orders that need nothing from a supplier are not the ticket's business: they are covered, each by itself. */
  async function take(request: PurchaseRequest, ids: readonly string[], session: ClientSession) {
    const decisions = await decide(ids, session);
    const joining = decisions.filter(({ bought }) => bought.length > 0);
    await buyPerOrder(
      decisions.filter(({ bought }) => bought.length === 0),
      session,
    );
    if (joining.length === 0) return request;
    await orders.takeForPurchase(
      session,
      joining.map(({ order }) => ({ order: order.id, request: request._id })),
    );
    await rows.insert(
      joining.map(({ order, bought }) => requestedOrder(request._id, order, bought)),
      session,
    );
    const bought = joining.flatMap((each) => each.bought);
    const dueAt = Math.min(...joining.map(({ order }) => order.dueAt.getTime()));
    const joined: PurchaseRequest = {
      ...request,
      ingredients: plus(request.ingredients, bought),
      names: [...new Set([...request.names, ...bought.map(({ name }) => name)])],
      orders: request.orders + joining.length,
      dueAt: new Date(request.orders > 0 ? Math.min(dueAt, request.dueAt.getTime()) : dueAt),
      version: request.version + 1,
    };
    await keeping.keep(joined, session);
    return joined;
  }

  /** From now on the request is what its ticket asks for. */
  async function freeze(request: PurchaseRequest, session: ClientSession): Promise<void> {
    const outcome = request.ingredients.length > 0 ? ('open' as const) : ('covered' as const);
    const frozen = { ...request, outcome, version: request.version + 1 };
    await keeping.keep(frozen, session);
    await events.record(session, happened.created(frozen));
  }

  return {
    /**
     * Begins the morning's request, once for each morning, where anything was ordered before it.
     *
     * @param run when the morning was due, as an ISO instant
     */
    async beginDaily(run: string): Promise<void> {
      if ((await settings.readFresh()).procurement !== 'daily' || (await requests.collected(run))) return;
      const placedBefore = new Date(run);
      if ((await freeOrders(1, placedBefore)).length === 0) return;
      try {
        await transact(async (session) => {
          await begin({ run, part: 1, placedBefore }, session);
          await events.record(session, happened.nettingDue());
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /**
     * Takes up to `limit` orders into the request that is collecting; where none is left, lets go of those that were
     * cancelled meanwhile, then freezes it.
     *
     * @returns how many orders were seen to; 0 where nothing is collecting (any more)
     */
    async collect(limit: number): Promise<number> {
      const collecting = await requests.collecting();
      if (!collecting?.collects) return 0;
      const { _id, collects } = collecting;
      const ids = await freeOrders(limit, collects.placedBefore);
      const cancelled = ids.length > 0 ? [] : await orders.cancelledInPurchase(_id, limit);
      if (cancelled.length > 0) return rows.markChanged(_id, cancelled);
      await transact(async (session) => {
        await turn(session);
        const request = await requests.get(_id, session);
        if (request?.outcome !== 'collecting') return;
        const joined = await take(request, ids, session);
        const full = joined.ingredients.length > MOST_INGREDIENTS;
        if (ids.length === 0 || full) await freeze(joined, session);
        if (full) await begin({ ...collects, part: collects.part + 1 }, session);
      });
      return Math.max(1, ids.length);
    },
  };
}
