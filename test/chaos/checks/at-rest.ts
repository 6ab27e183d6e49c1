import type { Db } from 'mongodb';
import type { Delivery } from '../../../src/platform/outbox/index.ts';

/**
 * Nothing is dead, nothing waits, and nothing that was begun outside is in doubt.
 *
 * @param quietAt when all was quiet: what the clock has brought about since then is under way, perhaps
 * @returns what is not so
 */
export async function atRest(db: Db, quietAt: Date): Promise<string[]> {
  const deliveries = await db
    .collection<Delivery>('deliveries')
    .find({ state: { $ne: 'done' }, createdAt: { $lt: quietAt } })
    .toArray();
  const faults = deliveries.map(
    ({ reaction, target, state, error }) => `${reaction} of ${target} is ${state}: ${error?.code} ${error?.message}`,
  );
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const doubtful = await db
      .collection(name)
      .find({ creating: { $exists: true } })
      .toArray();
    faults.push(...doubtful.map(({ _id }) => `${name} ${_id} is in doubt`));
  }
  return faults;
}
