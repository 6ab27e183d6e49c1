import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog, NewEvent } from '../../platform/outbox/index.ts';
import type { Order } from './order.ts';

const STEP = 100;

interface Dependencies {
  openPage(after: number, limit: number): Promise<Order[]>;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
}

/**
 * Asks for the cards of all open orders, a hundred a step; each step records the next. Done twice, it asks twice, and a
 * card that is there already stays as it is.
 *
 * @returns a reaction; its id is the number of the order after which to go on
 */
export function createFillBoard({ openPage, transact, events }: Dependencies): (after: string) => Promise<void> {
  return async (after) => {
    const page = await openPage(Number(after), STEP);
    const last = page.length === STEP ? page.at(-1) : undefined;
    await transact((session) =>
      events.record(session, ...page.map(cardDue), ...(last ? [boardPageDue(last.number)] : [])),
    );
  };
}

function cardDue({ id, version }: Order): NewEvent {
  return { type: 'order.card_due', subject: { kind: 'order', id }, version, data: {} };
}

function boardPageDue(after: number): NewEvent {
  return { type: 'board.page_due', subject: { kind: 'board', id: String(after) }, data: {} };
}
