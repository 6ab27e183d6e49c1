import type { Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';

/** An order's card in one channel. When another channel becomes the kitchen's, the order has another card there. */
interface Card {
  /** `<order>:<channel>` */
  _id: string;
  order: string;
  channel: string;
  /** The message, where it is posted. */
  ts?: string;
  /** The order's version that it shows. */
  version: number;
  creating?: Creating;
  creates?: number;
}

export const slackCardCollection: CollectionDefinition<Card> = {
  name: 'slack_cards',
  indexes: [{ keys: { order: 1 }, options: { name: 'order' } }],
  schema: {
    bsonType: 'object',
    required: ['order', 'channel', 'version'],
    properties: { ts: { bsonType: 'string' }, version: { bsonType: ['int', 'long', 'double'], minimum: 0 } },
  },
};

export function createCardStore(db: Db) {
  const cards: Collection<Card> = collectionOf(db, slackCardCollection);

  return {
    cards,

    async open(order: string, channel: string): Promise<Card> {
      const card = { _id: `${order}:${channel}`, order, channel, version: 0 };
      const { _id, ...fresh } = card;
      const kept = await cards.findOneAndUpdate(
        { _id },
        { $setOnInsert: fresh },
        { upsert: true, returnDocument: 'after' },
      );
      return kept ?? card;
    },

    async shows(id: string, version: number): Promise<void> {
      await cards.updateOne({ _id: id }, { $set: { version } });
    },

    async gone(id: string): Promise<void> {
      await cards.updateOne({ _id: id }, { $unset: { ts: '' } });
    },
  };
}
