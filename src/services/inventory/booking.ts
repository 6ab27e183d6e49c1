import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { EventLog, Subject } from '../../platform/outbox/index.ts';
import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Order } from '../orders/index.ts';
import { happened } from './events.ts';
import { momentFor } from './moment.ts';
import type { Movement } from './movement.ts';
import { differencesOf, hold, holdingsOf, type Position, type Step, stepsOf, sumOf } from './position.ts';
import type { StockStore } from './store.ts';

/** What a purchase request holds in the books, all of it, at one version of the request. */
export interface PurchaseHoldings {
  /** The request's id. */
  request: string;
  /** The request's version. */
  version: number;
  /** What is still to come. */
  incoming: readonly Ingredient[];
  /** What has come. */
  received: readonly Ingredient[];
}

/** Steps of other people's transactions; what is older than the books know writes nothing. */
export interface Booking {
  /** Makes the books hold for each of these orders what its status demands. */
  bringUpToDate(session: ClientSession, orders: readonly Order[]): Promise<void>;
  /**
   * Makes the books hold for a purchase request exactly this: the differences to what they held become movements that
   * carry the request's version. So a receipt, a missing ingredient and a change of mind are the same call.
   */
  bookPurchase(session: ClientSession, holdings: PurchaseHoldings): Promise<void>;
}

export interface BookingDependencies {
  store: StockStore;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

/** What moves the stock, as the ledger names it: `order-21`. */
interface Mover {
  name: string;
  kind: 'order' | 'purchase';
  subject: Subject;
}

/** Makes the books hold for orders and purchase requests what these demand. */
export function createBooking({ store, events, clock }: BookingDependencies): Booking {
  async function write(
    { name: mover, kind, subject }: Mover,
    steps: readonly Step[],
    position: Position,
    session: ClientSession,
  ): Promise<void> {
    const movements = steps.flatMap(({ version, at, differences }) =>
      differences.map((difference): Movement => {
        const { name, unit, ...amounts } = difference;
        const ingredient = ingredientKey(difference);
        const moved = Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
        const _id = `${mover}:v${version}:${ingredient}`;
        return { _id, ingredient, name, unit, kind, subject, ...moved, at, folded: false };
      }),
    );
    await store.keepPosition(position, session);
    if (movements.length === 0) return;
    await store.insert(movements, session);
    const differences = sumOf(steps.flatMap((step) => step.differences));
    await events.record(session, happened.moved(subject, position.version, differences));
  }

  return {
    async bringUpToDate(session, orders) {
      const known = await store.positions(
        orders.map(({ id }) => id),
        session,
      );
      for (const order of orders) {
        const before = known.get(order.id);
        if (before && before.version >= order.version) continue;
        const mover: Mover = { name: `order-${order.number}`, kind: 'order', subject: { kind: 'order', id: order.id } };
        const position = { _id: order.id, version: order.version, holds: holdingsOf(order) };
        await write(mover, stepsOf(order, before), position, session);
      }
    },

    async bookPurchase(session, { request, version, incoming, received }) {
      const before = await store.position(request, session);
      if (before && before.version >= version) return;
      const holds = sumOf([
        ...hold(incoming, (amount) => ({ incoming: amount })),
        ...hold(received, (amount) => ({ onHand: amount })),
      ]);
      const mover: Mover = {
        name: `request-${request}`,
        kind: 'purchase',
        subject: { kind: 'purchase_request', id: request },
      };
      const differences = differencesOf(before?.holds ?? [], holds);
      const at = await momentFor(differences.map(ingredientKey), { store, clock }, session);
      await write(mover, [{ version, at, differences }], { _id: request, version, holds }, session);
    },
  };
}
