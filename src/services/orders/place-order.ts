import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { createNumbers } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Catalog, Ingredient } from '../catalog/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import { draftOrder, type WantedLine } from './draft.ts';
import { duePast, dueTooFar, notesTooLong } from './errors.ts';
import { orderEvent } from './events.ts';
import { type Order, type OrderCustomer, type OrderLine, type OrderPrice, totalOf } from './order.ts';
import type { OrderStore } from './store.ts';
import type { createSubstitutes } from './substitute.ts';

/** An order as somebody asks for it. */
export interface PlaceOrder {
  lines: readonly WantedLine[];
  /** Wanted on top, not multiplied. */
  extras?: readonly Ingredient[];
  notes?: string;
  /** The message it was made from. */
  link?: string;
  /** Left out: now and the lead time, marked as assumed. */
  dueAt?: Date;
  /** The id of the order that a supplier's refusal cancelled, and that this one is instead of. */
  insteadOf?: string;
  /** For whom, if not for oneself: somebody on Slack, or a name. Only staff order for others. */
  for?: { name: string; slackUser?: string };
}

/** The part of the customers that an order needs. */
export interface OrderCustomers {
  ofSlackUser(session: ClientSession, person: { id: string; name: string }): Promise<OrderCustomer>;
  named(session: ClientSession, name: string): Promise<OrderCustomer>;
}

export interface PlaceOrderDependencies {
  db: Db;
  store: OrderStore;
  substitutes: Pick<ReturnType<typeof createSubstitutes>, 'replace'>;
  catalog: Pick<Catalog, 'find'>;
  customers: OrderCustomers;
  settings: {
    read(): Promise<{ leadTimeHours: number }>;
    /** What it costs is written down for good: no process may go by an older currency. */
    currency(): Promise<string>;
  };
  once: Once;
  events: EventLog;
  clock: Clock;
}

const HOUR = 60 * 60 * 1_000;
const FURTHEST_DUE = 2 * 365 * 24 * HOUR;

/** Characters, as people and Slack count them: UTF-16 units. */
export const LONGEST_NOTES = 1_500;

/** Takes an order, once for each key. @throws DomainError naming what is wrong with which field */
export function createPlaceOrder({
  db,
  store,
  substitutes,
  catalog,
  customers,
  settings,
  once,
  events,
  clock,
}: PlaceOrderDependencies) {
  const nextNumber = createNumbers(db, 'orders');

  return async (input: PlaceOrder, by: Principal, key?: RequestKey): Promise<OnceResult<Order>> => {
    let taken: number | undefined;

    // Judged only where it was not taken before: what was right then may be wrong by now, and the answer is the first.
    return once(key, async (session) => {
      if (input.for) requireStaff(by, 'order for somebody else');
      if (input.notes && input.notes.length > LONGEST_NOTES) throw notesTooLong();
      const extras = [...(input.extras ?? [])];
      const { lines, ingredients } = await draftOrder(catalog, input.lines, extras);
      const now = clock.now();
      const due = await dueOf(input.dueAt, now);
      const price = await priceOf(lines);
      // Outside the transaction, so that orders do not queue for it; a number that is not used leaves a gap.
      taken ??= await nextNumber();
      const order: Order = {
        id: randomUUID(),
        number: taken,
        customer: await customerOf(input, by, session),
        placedBy: by.actor,
        lines,
        extras,
        ingredients,
        price,
        notes: input.notes || undefined,
        link: input.link,
        ...due,
        status: 'waiting',
        version: 1,
        timeline: [{ version: 1, to: 'waiting', by: by.actor, at: now }],
        placedAt: now,
      };
      if (input.insteadOf) await substitutes.replace(input.insteadOf, order.id, by, session);
      await store.insert(order, session);
      await events.record(session, orderEvent(order));
      return order;
    });
  };

  async function priceOf(lines: readonly OrderLine[]): Promise<OrderPrice | undefined> {
    const total = totalOf(lines);
    return total === undefined ? undefined : { total, currency: await settings.currency() };
  }

  async function dueOf(dueAt: Date | undefined, now: Date): Promise<Pick<Order, 'dueAt' | 'dueAssumed'>> {
    if (!dueAt) {
      const { leadTimeHours } = await settings.read();
      return { dueAt: new Date(now.getTime() + leadTimeHours * HOUR), dueAssumed: true };
    }
    if (dueAt <= now) throw duePast();
    if (dueAt.getTime() - now.getTime() > FURTHEST_DUE) throw dueTooFar();
    return { dueAt, dueAssumed: false };
  }

  async function customerOf(input: PlaceOrder, by: Principal, session: ClientSession): Promise<OrderCustomer> {
    const { actor, outsideSlack } = by;
    const oneself = { name: actor.name, slackUser: outsideSlack ? undefined : actor.id };
    const { name, slackUser } = input.for ?? oneself;
    const { id } = await (slackUser
      ? customers.ofSlackUser(session, { id: slackUser, name })
      : customers.named(session, name));
    return { id, name, slackUser };
  }
}
