import type { ClientSession } from 'mongodb';
import type { Transact } from '../../platform/mongo/index.ts';
import type { OnceResult, RequestKey } from '../../platform/once.ts';
import { converge, type Run } from '../../platform/outbox/index.ts';
import type { Ingredient } from '../catalog/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import type { OrderBoard } from './board.ts';
import { createStatusChanges, isOwn, type StatusChanges } from './change-status.ts';
import { draftOrder, type WantedLine } from './draft.ts';
import { orderNotFound } from './errors.ts';
import { createFillBoard } from './fill-board.ts';
import { ORDER_STATUSES, type Order, type OrderStatus, totalOf } from './order.ts';
import { createPlaceOrder, type PlaceOrder, type PlaceOrderDependencies } from './place-order.ts';
import { createOrderStore } from './store.ts';

/** Orders, from their placing to the door. */
export interface Orders extends StatusChanges {
  /** @throws DomainError naming the field; nothing is stored then */
  place(input: PlaceOrder, by: Principal, key?: RequestKey): Promise<OnceResult<Order>>;
  /** What an order would take and cost, for a form that is being filled. Throws as `place` does. */
  estimate(lines: readonly WantedLine[], extras: readonly Ingredient[]): Promise<Estimate>;
  /** @throws DomainError `order_not_found`, also for somebody else's order */
  find(number: number, by: Principal): Promise<Order>;
  get(id: string): Promise<Order | null>;
  getMany(ids: readonly string[]): Promise<Order[]>;
  /** Newest first. Customers see their own; `all` is for staff. @throws DomainError `forbidden` */
  list(which: ListOrders, by: Principal): Promise<Order[]>;
  /** Orders that the kitchen still has to do with, by number; at most `limit` with a number above `after`. */
  openPage(after: number, limit: number): Promise<Order[]>;
  /** The kitchen's card shows the order as it is. A reaction. */
  showOnBoard(id: string, run: Run): Promise<void>;
  /** The open orders after this number get their cards, in steps. A reaction. */
  fillBoard(after: string): Promise<void>;
  /** Gives the order to a purchase request, unless it is cancelled or has one: then null. */
  takeForPurchase(session: ClientSession, id: string, request: string): Promise<Order | null>;
  /** Takes the order out of the request again. */
  releaseFromPurchase(session: ClientSession, id: string, request: string): Promise<void>;
  /** Ids of orders that are not cancelled and that nobody buys for, oldest first. */
  withoutPurchaseRequest(limit: number): Promise<string[]>;
  ofPurchaseRequest(request: string): Promise<Order[]>;
}

export interface Estimate {
  ingredients: Ingredient[];
  /** Integer minor units; undefined where a product has no price. */
  total?: number;
}

export interface ListOrders {
  whose: 'mine' | 'all';
  statuses?: readonly OrderStatus[];
  /** Only those with a smaller number. */
  before?: number;
  limit: number;
}

export interface OrdersDependencies extends Omit<PlaceOrderDependencies, 'store'> {
  transact: Transact;
  /** Absent where nothing can show cards; their deliveries are off then. */
  board?: OrderBoard;
}

const OPEN = ORDER_STATUSES.filter((status) => status !== 'delivered' && status !== 'cancelled');

export function createOrders(dependencies: OrdersDependencies): Orders {
  const { db, catalog, board } = dependencies;
  const store = createOrderStore(db);
  const openPage = (after: number, limit: number) => store.page(OPEN, after, limit);

  return {
    ...createStatusChanges({ ...dependencies, store }),
    place: createPlaceOrder({ ...dependencies, store }),

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
    fillBoard: createFillBoard({ ...dependencies, openPage }),

    async showOnBoard(id, { signal }) {
      if (!board) return;
      await converge(
        () => store.byId(id),
        (order) => board.show(order, signal),
      );
    },

    async takeForPurchase(session, id, request) {
      return (await store.assign(id, request, session)) ? store.byId(id, session) : null;
    },
    releaseFromPurchase: (session, id, request) => store.release(id, request, session),
    withoutPurchaseRequest: async (limit) => (await store.unassigned(limit)).map(({ id }) => id),
    ofPurchaseRequest: store.ofRequest,
  };
}
