import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { HeldUp } from '../../platform/outbox/index.ts';

/** What somebody was told to be held up. There is one of these. */
interface Told {
  _id: 'work';
  heldUp: HeldUp[];
}

export const alertCollection: CollectionDefinition<Told> = { name: 'alerts', indexes: [] };

export function createAlertStore(db: Db) {
  const told = collectionOf(db, alertCollection);

  return {
    async heldUp(session: ClientSession): Promise<HeldUp[]> {
      return (await told.findOne({ _id: 'work' }, { session }))?.heldUp ?? [];
    },
    async keep(heldUp: HeldUp[], session: ClientSession): Promise<void> {
      await told.updateOne({ _id: 'work' }, { $set: { heldUp } }, { session, upsert: true });
    },
  };
}
