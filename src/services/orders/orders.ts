import type { ClientSession } from 'mongodb';
import type { Transact } from '../../platform/mongo/index.ts';
import type { OnceResult, RequestKey } from '../../platform/once.ts';
import { converge, type Run } from '../../platform/outbox/index.ts';
import type { Ingredient } from '../catalog/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import type { OrderBoard } from './board.ts';
import { type BoardPage, type BoardPlace, createBoardPages } from './board-page.ts';
import type { CancelledOrder } from './cancelled-order.ts';
import { createStatusChanges, isOwn, type StatusChanges } from './change-status.ts';
import { draftOrder, type WantedLine } from './draft.ts';
import { orderNotFound } from './errors.ts';
import { createFillBoard } from './fill-board.ts';
import { ORDER_STATUSES, type Order, type OrderStatus, totalOf } from './order.ts';
import type { OrderFilter } from './order-filter.ts';
import { createPlaceOrder, type PlaceOrder, type PlaceOrderDependencies } from './place-order.ts';
import { OPEN_STATUSES } from './status.ts';
import { createOrderStore, type NumberedOrder, type Unassigned } from './store.ts';
import { createSubstitutes, type Substitutes } from './substitute.ts';

/** Orders, from their placing to the door. */
export interface Orders extends StatusChanges, Substitutes {
  /** @throws DomainError naming the field; nothing is stored then */
  place(input: PlaceOrder, by: Principal, key?: RequestKey): Promise<OnceResult<Order>>;
  /** What an order would take and cost, for a form that is being filled. Throws as `place` does. */
  estimate(lines: readonly WantedLine[], extras: readonly Ingredient[]): Promise<Estimate>;
  /** @throws DomainError `order_not_found`, also for somebody else's order */
  find(number: number, by: Principal): Promise<Order>;
  get(id: string): Promise<Order | null>;
  /** By number. */
  getMany(ids: readonly string[], session?: ClientSession): Promise<Order[]>;
  /** The last placed first. Customers see their own; `all` is for staff. @throws DomainError `forbidden` */
  list(which: ListOrders, by: Principal): Promise<Order[]>;
  /** Orders that the kitchen still has to do with, by number; at most `limit` with a number above `after`. */
  openPage(after: number, limit: number): Promise<Order[]>;
  /** A page of the open orders, the most urgent first; of one status, or of all. @throws DomainError `forbidden` */
  boardPage(place: BoardPlace, by: Principal): Promise<BoardPage>;
  /** How many orders there are of each status. @param maxTimeMS how long that may take */
  counts(maxTimeMS: number): Promise<{ status: OrderStatus; orders: number }[]>;
  /** Orders that are still to be baked and due before then, the most urgent first. */
  unfinished(dueBefore: Date, limit: number): Promise<Order[]>;
  /** The kitchen's card shows the order as it is. A reaction. */
  showOnBoard(id: string, run: Run): Promise<void>;
  /** The open orders after this number get their cards, in steps. A reaction. */
  fillBoard(after: string): Promise<void>;
  /**
   * Gives orders to purchase requests, each by compare-and-set: none that is cancelled or has one.
   *
   * @throws Error where one could not be given: the transaction must not be
   */
  takeForPurchase(session: ClientSession, taken: readonly { order: string; request: string }[]): Promise<void>;
  /** Takes the order out of the request again. */
  releaseFromPurchase(session: ClientSession, id: string, request: string): Promise<void>;
  /** Orders that are not cancelled and that nobody buys for, by number. */
  withoutPurchaseRequest(limit: number, which?: Unassigned): Promise<NumberedOrder[]>;
  /** Ids of cancelled orders that are in this request. */
  cancelledInPurchase(request: string, limit: number): Promise<string[]>;
  /**
   * A customer's orders that they still look forward to, as far as they were told: the open ones, and those cancelled before
   * they were due. By number, at most `limit` with a number above `after`.
   */
  expectedBy(customer: string, after: number, limit: number): Promise<Order[]>;
  /** A customer's cancelled orders, newest first, at most `limit` of the `total`. */
  cancelledOf(customer: string, limit: number): Promise<{ orders: CancelledOrder[]; total: number }>;
}

/** Most orders are delivered: those are what is left when the others are counted. */
const FEW_HAVE = ORDER_STATUSES.filter((status) => status !== 'delivered');

export interface Estimate {
  ingredients: Ingredient[];
  /** Integer minor units; undefined where a product has no price. */
  total?: number;
}

export interface ListOrders extends Omit<OrderFilter, 'ownedBy'> {
  whose: 'mine' | 'all';
  limit: number;
}

export interface OrdersDependencies extends Omit<PlaceOrderDependencies, 'store' | 'substitutes'> {
  transact: Transact;
  /** Absent where nothing can show cards; their deliveries are off then. */
  board?: OrderBoard;
  /** Hears of an order that was placed or changed, once that is in the books. */
  onChange?(order: Order): void;
}

export function createOrders(dependencies: OrdersDependencies): Orders {
  const { db, catalog, board, clock, onChange } = dependencies;
  const store = createOrderStore(db);
  const substitutes = createSubstitutes({ store });
  const place = createPlaceOrder({ ...dependencies, store, substitutes });
  const openPage = (after: number, limit: number) => store.page(OPEN_STATUSES, after, limit);

  return {
    ...createStatusChanges({ ...dependencies, store }),
    async place(input, by, key) {
      const placed = await place(input, by, key);
      if (!placed.repeated) onChange?.(placed.result);
      return placed;
    },
    substitutable: substitutes.substitutable,

    async estimate(wanted, extras) {
      const { lines, ingredients } = await draftOrder(catalog, wanted, extras);
      return { ingredients, total: totalOf(lines) };
    },

    async find(number, by) {
      const order = await store.byNumber(number);
      if (!order || !(by.staff || isOwn(order, by))) throw orderNotFound(number);
      return order;
    },
    get: store.byId,
    getMany: store.byIds,

    async list({ whose, limit, ...filter }, by) {
      if (whose === 'all') requireStaff(by, 'see everybody’s orders');
      return store.list({ ...filter, ownedBy: whose === 'mine' ? by.actor.id : undefined }, limit);
    },
    openPage,
    boardPage: createBoardPages(store),
    async counts(maxTimeMS) {
      const counted = await store.countByStatus(FEW_HAVE, { maxTimeMS });
      const others = counted.reduce((sum, orders) => sum + orders, 0);
      const delivered = Math.max(0, (await store.countAll(maxTimeMS)) - others);
      const few = FEW_HAVE.map((status, index) => ({ status, orders: counted[index] ?? 0 }));
      return [...few, { status: 'delivered', orders: delivered }];
    },
    unfinished: (before, limit) => store.byDueTime(['waiting', 'preparation'], { before, limit }),
    fillBoard: createFillBoard({ ...dependencies, openPage }),

    async showOnBoard(id, { signal }) {
      if (!board) return;
      await converge(
        () => store.byId(id),
        (order) => board.show(order, signal),
      );
    },

    async takeForPurchase(session, taken) {
      if ((await store.assign(taken, session)) < taken.length) throw new Error('an order is not free any more');
    },
    releaseFromPurchase: (session, id, request) => store.release(id, request, session),
    withoutPurchaseRequest: store.unassigned,
    cancelledInPurchase: store.cancelledIn,
    expectedBy: (customer, after, limit) => store.expectedBy(customer, { now: clock.now(), after }, limit),
    cancelledOf: store.cancelledOf,
  };
}
