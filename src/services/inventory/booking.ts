import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { EventLog, Subject } from '../../platform/outbox/index.ts';
import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Order } from '../orders/index.ts';
import { happened } from './events.ts';
import { momentFor } from './moment.ts';
import type { Movement } from './movement.ts';
import { differencesOf, type Holding, hold, holdingsOf, type Position, type Step, stepsOf, sumOf } from './position.ts';
import type { PositionStore } from './position-store.ts';
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
   * Makes the books hold for each of these purchase requests exactly this: the differences to what they held become movements
   * that carry the request's version. So a receipt, a missing ingredient and a change of mind are the same call.
   */
  bookPurchase(session: ClientSession, ...purchases: PurchaseHoldings[]): Promise<void>;
}

export interface BookingDependencies {
  store: StockStore;
  positions: PositionStore;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

/** What moves the stock, as the ledger names it: `order-21`. */
interface Mover {
  name: string;
  kind: 'order' | 'purchase';
  subject: Subject;
}

/** What one of them moves, and what the books hold for it then. */
interface Move {
  mover: Mover;
  steps: readonly Step[];
  position: Position;
}

/** Makes the books hold for orders and purchase requests what these demand. */
export function createBooking({ store, positions, events, clock }: BookingDependencies): Booking {
  /** As few commands for fifty as for one: netting holds a transaction open meanwhile. */
  async function write(moves: readonly Move[], session: ClientSession): Promise<void> {
    const moving = moves.filter(({ steps }) => steps.some(({ differences }) => differences.length > 0));
    await positions.keep(
      moves.map(({ position }) => position),
      session,
    );
    await store.insert(moving.flatMap(movementsOf), session);
    await events.record(session, ...moving.map(newsOf));
  }

  return {
    async bringUpToDate(session, orders) {
      const known = await positions.of(
        orders.map(({ id }) => id),
        session,
      );
      const moves = orders
        .filter(({ id, version }) => isOlder(known.get(id), version))
        .map((order): Move => {
          const { id, number, version } = order;
          return {
            mover: { name: `order-${number}`, kind: 'order', subject: { kind: 'order', id } },
            steps: stepsOf(order, known.get(id)),
            position: { _id: id, version, holds: holdingsOf(order) },
          };
        });
      await write(moves, session);
    },

    async bookPurchase(session, ...purchases) {
      if (purchases.length === 0) return;
      const known = await positions.of(
        purchases.map(({ request }) => request),
        session,
      );
      const changed = purchases
        .filter(({ request, version }) => isOlder(known.get(request), version))
        .map(({ request, version, ...amounts }) => {
          const holds = heldBy(amounts);
          return { request, version, holds, differences: differencesOf(known.get(request)?.holds ?? [], holds) };
        });
      if (changed.length === 0) return;
      const keys = new Set(changed.flatMap(({ differences }) => differences).map(ingredientKey));
      const at = await momentFor([...keys], { store, clock }, session);
      const moves = changed.map(({ request, version, holds, differences }): Move => {
        const subject = { kind: 'purchase_request', id: request };
        return {
          mover: { name: `request-${request}`, kind: 'purchase', subject },
          steps: [{ version, at, differences }],
          position: { _id: request, version, holds },
        };
      });
      await write(moves, session);
    },
  };
}

function isOlder(position: Position | undefined, version: number): boolean {
  return position === undefined || position.version < version;
}

function heldBy({ incoming, received }: Pick<PurchaseHoldings, 'incoming' | 'received'>): Holding[] {
  return sumOf([
    ...hold(incoming, (amount) => ({ incoming: amount })),
    ...hold(received, (amount) => ({ onHand: amount })),
  ]);
}

function movementsOf({ mover, steps }: Move): Movement[] {
  const { name: moverName, kind, subject } = mover;
  return steps.flatMap(({ version, at, differences }) =>
    differences.map((difference) => {
      const { name, unit, ...amounts } = difference;
      const ingredient = ingredientKey(difference);
      const moved = Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
      const _id = `${moverName}:v${version}:${ingredient}`;
      return { _id, ingredient, name, unit, kind, subject, ...moved, at, folded: false };
    }),
  );
}

function newsOf({ mover: { subject }, steps, position }: Move) {
  return happened.moved(subject, position.version, sumOf(steps.flatMap(({ differences }) => differences)));
}
