import type { ClientSession } from 'mongodb';
import type { Order } from '../orders/index.ts';
import { minus, plus } from './amounts.ts';
import type { Deciding } from './deciding.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import { isOpen, type PurchaseRequest } from './purchase-request.ts';
import type { NewRemark } from './remarks.ts';
import { type RequestedOrder, wasCancelledSince } from './requested-order.ts';
import type { Tally } from './tally.ts';

type RejoiningDependencies = Dependencies & {
  tallyFor: Deciding['tallyFor'];
  turn(session: ClientSession): Promise<void>;
};

/** What becomes of one order in its request. */
interface Settled {
  request: PurchaseRequest;
  /** Absent where the request forgets the order. */
  row?: RequestedOrder;
  /** The order is in no request any more. */
  released?: boolean;
  remark?: NewRemark;
}

/**
 * Orders that were cancelled leave their request, and those whose cancel was undone come back, as long as its ticket is
 * open. What a closed ticket was for is history: then a cancel changes nothing, and an undone one is netted anew.
 */
export function createRejoining(dependencies: RejoiningDependencies) {
  const { requests, rows, keeping, remarks, orders, transact, events, clock, tallyFor, turn } = dependencies;

  async function settle(
    before: PurchaseRequest,
    theirs: readonly { row: RequestedOrder; order: Order }[],
    tally: Tally,
    session: ClientSession,
  ): Promise<void> {
    let request = before;
    const settled = theirs.map(({ row: marked, order }) => {
      const each = decide(request, marked, order, tally);
      request = each.request;
      return { ...each, marked, order };
    });
    await rows.keep(
      settled.flatMap(({ row }) => row ?? []),
      session,
    );
    const forgotten = settled.filter(({ row }) => !row).map(({ marked }) => marked._id);
    await rows.remove(forgotten, session);
    for (const { released, order } of settled) {
      if (released) await orders.releaseFromPurchase(session, order.id, before._id);
    }
    if (request === before) return;
    const dueAt = (await rows.earliestDue(before._id, session)) ?? before.dueAt;
    const changed = { ...request, dueAt, version: before.version + 1 };
    await keeping.keep(changed, session);
    if (changed.outcome !== 'open') return;
    const news = settled.flatMap(({ remark }) => (remark ? { ...remark, change: changed.version } : []));
    await remarks.note(changed, news, clock.now(), session);
    await events.record(session, happened.ordersChanged(changed));
  }

  return {
    /** Notes that an order was cancelled, or that this was undone; netting decides what follows. A reaction. */
    async noteChange(id: string): Promise<void> {
      const order = await orders.get(id);
      const request = order?.purchaseRequest;
      if (!request) return;
      await transact(async (session) => {
        if ((await rows.markChanged(request, [id], session)) > 0) await events.record(session, happened.nettingDue());
      });
    },

    /** Decides about up to `limit` of the orders that were noted. @returns how many there were */
    async rejoin(limit: number): Promise<number> {
      const ids = await rows.changed(limit);
      if (ids.length === 0) return 0;
      await transact(async (session) => {
        await turn(session);
        const changed = await rows.stillChanged(ids, session);
        const found = await orders.getMany(
          changed.map(({ order }) => order),
          session,
        );
        const byId = new Map(found.map((order) => [order.id, order]));
        const known = changed.flatMap((row) => {
          const order = byId.get(row.order);
          return order ? { row, order } : [];
        });
        const bought = known.flatMap(({ row }) => row.bought);
        const tally = await tallyFor(found, bought, session);
        for (const [id, theirs] of Map.groupBy(known, ({ row }) => row.request)) {
          const request = await requests.get(id, session);
          if (request) await settle(request, theirs, tally, session);
        }
      });
      return ids.length;
    },
  };
}

function decide(request: PurchaseRequest, marked: RequestedOrder, order: Order, tally: Tally): Settled {
  const { changed, ...row } = marked;
  const elsewhere = order.purchaseRequest !== request._id;
  const back = row.leftOut || wasCancelledSince(order, row);
  if (order.status === 'cancelled' || elsewhere) {
    if (row.leftOut) return { request, row };
    if (!isOpen(request)) return { request, row: { ...row, late: true } };
    return leave(request, row, order, tally, elsewhere);
  }
  if (!back) return { request, row };
  if (isOpen(request)) return comeBack(request, row, order, tally);
  return { request, row: { ...row, ...(!row.leftOut && { late: true }) }, released: true };
}

function leave(request: PurchaseRequest, row: RequestedOrder, order: Order, tally: Tally, elsewhere: boolean): Settled {
  const { number, version } = order;
  const without = {
    ...request,
    ingredients: minus(request.ingredients, tally.giveBack(row.bought)),
    orders: request.orders - 1,
  };
  if (request.outcome === 'collecting') return { request: without, released: !elsewhere };
  const about = `order-left-out:${row.order}:v${version}`;
  return {
    request: without,
    row: { ...row, bought: [], leftOut: true, version },
    remark: { about, remark: { kind: 'order-left-out', order: number, ...(elsewhere && { elsewhere }) } },
  };
}

function comeBack(request: PurchaseRequest, row: RequestedOrder, order: Order, tally: Tally): Settled {
  const { number, version } = order;
  const more = tally.buy(order.ingredients, row.bought);
  const stayed = { ...row, bought: plus(row.bought, more), leftOut: false, version };
  if (!row.leftOut && more.length === 0) return { request, row: stayed };
  const joined = {
    ...request,
    ingredients: plus(request.ingredients, more),
    names: [...new Set([...request.names, ...more.map(({ name }) => name)])],
    orders: request.orders + (row.leftOut ? 1 : 0),
  };
  const about = `order-back:${row.order}:v${version}`;
  return { request: joined, row: stayed, remark: { about, remark: { kind: 'order-back', order: number } } };
}
