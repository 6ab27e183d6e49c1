import type { ClientSession } from 'mongodb';
import type { Actor } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DomainError } from '../../platform/errors.ts';
import { createInTurn } from '../../platform/in-turn.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { forbidden, type Principal } from '../principal.ts';
import { moveNotAllowed, orderChanged, orderNotFound, reasonTooLong, undoTooLate } from './errors.ts';
import { orderEvent } from './events.ts';
import { LONGEST_REASON } from './limits.ts';
import { type Change, lastChange, type Order, type OrderStatus } from './order.ts';
import { mayMove, type Party, undoable, undoneBy } from './status.ts';
import type { OrderStore } from './store.ts';

/** How a change is asked for. */
export interface MoveOptions {
  by: Principal;
  /** The version that the person saw: a button is good for that one alone. */
  expectedVersion?: number;
  reason?: string;
}

/** The order after a change; `changed` is false when it was in that status already. */
export interface Moved {
  order: Order;
  changed: boolean;
}

/** Changes of status: each in one transaction with its event, decided on the order as it is at that moment. */
export interface StatusChanges {
  /**
   * Staff who name the version that they saw may take a cancel back by it, as `undo` does.
   *
   * @throws DomainError `order_not_found`, `forbidden`, `move_not_allowed`, `order_changed`, `undo_too_late`, `reason_too_long`
   */
  move(number: number, to: OrderStatus, options: MoveOptions): Promise<Moved>;
  /** As `move`, once for each key: whoever sends it again is told what came of it the first time. */
  moveOnce(number: number, to: OrderStatus, options: MoveOptions, key?: RequestKey): Promise<OnceResult<Moved>>;
  /** Takes the last change back, within five minutes. @throws DomainError `order_not_found`, `forbidden`, `undo_too_late`, `order_changed` */
  undo(number: number, options: Omit<MoveOptions, 'reason'>): Promise<Order>;
  /**
   * A supplier's word cannot be undone.
   *
   * @returns false when the order is past cancelling, or in another purchase request than the supplier speaks of
   */
  cancelForSupplier(id: string, supplier: { by: Actor; reason: string; request?: string }): Promise<boolean>;
}

interface Dependencies {
  store: OrderStore;
  transact: Transact;
  once: Once;
  events: EventLog;
  clock: Clock;
  /** Hears of an order that was changed, once the change is in the books. */
  onChange?(order: Order): void;
}

/** A person's own orders: placed by them, or for them. */
export function isOwn({ placedBy, customer }: Order, { actor }: Principal): boolean {
  return placedBy.id === actor.id || customer.slackUser === actor.id;
}

export function createStatusChanges({ store, transact, once, events, clock, onChange }: Dependencies): StatusChanges {
  const inTurn = createInTurn();

  async function read(number: number, session: ClientSession): Promise<Order> {
    const order = await store.byNumber(number, session);
    if (!order) throw orderNotFound(number);
    return order;
  }

  async function write(
    order: Order,
    change: { to: OrderStatus; by: Actor; reason?: string; undoes?: number },
    session: ClientSession,
  ): Promise<Order> {
    const version = order.version + 1;
    const step = { version, from: order.status, at: clock.now(), ...change };
    const changed: Order = { ...order, status: change.to, version, timeline: [...order.timeline, step] };
    if (!(await store.writeChange(changed, session))) throw orderChanged(order);
    await events.record(session, orderEvent(changed));
    return changed;
  }

  /** By whoever has seen it alone: a request that comes late, or once more, is not to take back what somebody else decided. */
  function cancelTakenBack(order: Order, to: OrderStatus, { by, expectedVersion }: MoveOptions): Change | undefined {
    const wanted = order.status === 'cancelled' && lastChange(order).from === to;
    if (!wanted || !by.staff || expectedVersion === undefined) return undefined;
    const last = undoable(order, clock.now());
    if (!last) throw undoTooLate(order);
    return last;
  }

  async function move(
    number: number,
    to: OrderStatus,
    { by, expectedVersion, reason }: MoveOptions,
    session: ClientSession,
  ): Promise<Moved> {
    const order = await read(number, session);
    const parties = partiesOf(order, by);
    if (!parties.length) throw strangersOrder();
    if (reason && reason.length > LONGEST_REASON) throw reasonTooLong();
    if (order.status === to) return { order, changed: false };
    if (expectedVersion !== undefined && expectedVersion !== order.version) throw orderChanged(order);
    const cancel = cancelTakenBack(order, to, { by, expectedVersion });
    if (!cancel && !mayMove(order.status, to, parties)) throw refusal(order, to);
    const undoes = cancel?.version ?? undoneBy(order, order.status, to);
    return { order: await write(order, { to, by: by.actor, reason, undoes }, session), changed: true };
  }

  return {
    async move(number, to, options) {
      const moved = await inTurn([number], () => transact((session) => move(number, to, options, session)));
      if (moved.changed) onChange?.(moved.order);
      return moved;
    },

    async moveOnce(number, to, options, key) {
      const outcome = await inTurn([number], () => once(key, (session) => move(number, to, options, session)));
      if (outcome.result.changed && !outcome.repeated) onChange?.(outcome.result.order);
      return outcome;
    },

    async undo(number, { by, expectedVersion }) {
      const undone = await transact(async (session) => {
        const order = await read(number, session);
        if (!by.staff) throw onlyStaff();
        if (expectedVersion !== undefined && expectedVersion !== order.version) throw orderChanged(order);
        const last = undoable(order, clock.now());
        if (!last) throw undoTooLate(order);
        return write(order, { to: last.from, by: by.actor, undoes: last.version }, session);
      });
      onChange?.(undone);
      return undone;
    },

    async cancelForSupplier(id, { by, reason, request }) {
      const cancelled = await transact(async (session) => {
        const order = await store.byId(id, session);
        if (!order || order.purchaseRequest !== request) return null;
        if (!mayMove(order.status, 'cancelled', ['supplier'])) return null;
        return write(order, { to: 'cancelled', by, reason }, session);
      });
      if (cancelled) onChange?.(cancelled);
      return cancelled !== null;
    },
  };
}

function partiesOf(order: Order, by: Principal): Party[] {
  return [...(by.staff ? (['staff'] as const) : []), ...(isOwn(order, by) ? (['customer'] as const) : [])];
}

/** Staff could do it from another status; anybody else never. */
function refusal(order: Order, to: OrderStatus): DomainError {
  return to !== 'cancelled' && mayMove(order.status, to, ['staff']) ? onlyStaff() : moveNotAllowed(order, to);
}

const onlyStaff = () => forbidden('Sorry, only the bakery’s staff can do that.');

const strangersOrder = () =>
  forbidden('That is somebody else’s order. Only they and the bakery’s staff can change it.');
