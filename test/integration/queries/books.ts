import type { Db } from 'mongodb';
import { customerAt } from '../../../bench/million/history/customers.ts';
import { fillBooks } from '../../../bench/million/history/fill.ts';
import type { Delivery } from '../../../src/platform/outbox/index.ts';
import type { Principal } from '../../../src/services/principal.ts';

/** How many orders the bakery has had: enough that reading them all would show. */
export const ORDERS = 3_000;

/** Of each kind of work that is not done: what waits until tomorrow, what died, what is off. */
const NOT_DONE = 500;

const DAY = 24 * 60 * 60_000;

const { slackUser, name } = customerAt(0);

/** Somebody who has ordered many times. */
export const regular: Principal = {
  actor: { kind: 'person', id: slackUser, name, via: 'Slack' },
  staff: false,
  manager: false,
};

/** Some years' work, and things that went wrong. */
export async function fillLargeBooks(db: Db): Promise<void> {
  const now = new Date();
  const last = await db
    .collection('counters')
    .findOneAndUpdate(
      { _id: 'orders' as never },
      { $inc: { last: ORDERS } },
      { upsert: true, returnDocument: 'before' },
    );
  if (last) throw new Error('the bakery has had orders before');
  await fillBooks(db, { orders: ORDERS, now });
  await db.collection('clock').updateOne({}, { $set: { at: new Date(now.getTime() - 2 * DAY) } });
  // Else Jira would be asked for tickets that it does not have.
  const closed = { outcome: 'received', closedAt: new Date(now.getTime() - 30 * DAY) };
  await db.collection('purchase_requests').updateMany({ ticket: { $exists: true } }, { $set: closed });
  const deliveries = db.collection<Delivery>('deliveries');
  const ids = (await deliveries.find({ reaction: 'show-card' }, { projection: { _id: 1 } }).toArray()).map(
    ({ _id }) => _id,
  );
  const failure = { code: 'unknown', message: 'it failed', at: now };
  const tomorrow = new Date(now.getTime() + DAY);
  const states: Partial<Delivery>[] = [
    { state: 'waiting', dueAt: tomorrow, failures: 9, error: failure },
    // Nobody knows this reaction (any more): retried, they stay where they are.
    { state: 'dead', reaction: 'send-telegram', error: failure },
    { state: 'off', reaction: 'send-telegram' },
  ];
  for (const [index, state] of states.entries()) {
    const some = ids.slice(index * NOT_DONE, (index + 1) * NOT_DONE);
    await deliveries.updateMany({ _id: { $in: some } }, { $set: state, $unset: { expireAt: '' } });
  }
}
