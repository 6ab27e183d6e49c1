import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { type BakerySettings, CHANNELS, type CheckedPatch, defaults } from './bakery-settings.ts';
import type { ClosedTarget, Topic } from './topics.ts';

/** There is one document, and this is its id: one database serves one bakery. */
export const BAKERY = 'bakery';

/** Only what somebody set: a default that the next release improves reaches whoever never touched it. */
type SettingsDocument = Partial<BakerySettings> & { _id: string };

export const settingsCollection: CollectionDefinition<SettingsDocument> = {
  name: 'settings',
  indexes: [],
  schema: {
    bsonType: 'object',
    required: ['version'],
    properties: {
      version: { bsonType: 'int', minimum: 1 },
      leadTimeHours: { bsonType: 'int', minimum: 1 },
    },
  },
};

export function createSettingsStore(db: Db) {
  const documents = collectionOf(db, settingsCollection);
  const complete = ({ _id, ...stored }: SettingsDocument): BakerySettings => ({ ...defaults, ...stored });

  return {
    async read(session?: ClientSession): Promise<BakerySettings> {
      return complete((await documents.findOne({ _id: BAKERY }, { session })) ?? { _id: BAKERY });
    },

    /** Two changes at once conflict on the one document, and the second is made on top of the first. */
    async change(patch: CheckedPatch, by: string, session: ClientSession): Promise<BakerySettings> {
      const none = CHANNELS.filter((channel) => patch[channel] === null);
      const gone = [
        ...none,
        ...(patch.kitchenChannel !== undefined ? (['kitchenChannelBroken'] as const) : []),
        ...(patch.teamChannel !== undefined ? (['closedTargets'] as const) : []),
      ];
      const set = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined && value !== null),
      );
      const unset = Object.fromEntries(gone.map((field) => [field, '' as const]));
      const changed = await documents.findOneAndUpdate(
        { _id: BAKERY },
        { $set: { ...set, generalChangedBy: by }, $unset: unset, $inc: { version: 1, generalVersion: 1 } },
        { session, upsert: true, returnDocument: 'after' },
      );
      return complete(changed ?? { _id: BAKERY });
    },

    async changeTopics(topics: readonly Topic[], by: string, session: ClientSession): Promise<BakerySettings> {
      const changed = await documents.findOneAndUpdate(
        { _id: BAKERY },
        {
          $set: { topics, topicsChangedBy: by },
          $unset: { closedTargets: '' },
          $inc: { version: 1, topicsVersion: 1 },
        },
        { session, upsert: true, returnDocument: 'after' },
      );
      return complete(changed ?? { _id: BAKERY });
    },

    async close(target: ClosedTarget, session: ClientSession): Promise<void> {
      await documents.updateOne(
        { _id: BAKERY },
        { $push: { closedTargets: target }, $inc: { version: 1 } },
        { session, upsert: true },
      );
    },

    /** Written by the first alone: whoever comes later, changing nothing, waits for nobody. */
    async fixCurrency(session: ClientSession): Promise<void> {
      const { currency, currencyFixed } = complete(
        (await documents.findOne({ _id: BAKERY }, { session })) ?? { _id: BAKERY },
      );
      if (currencyFixed) return;
      const fixed = { $set: { currency, currencyFixed: true }, $inc: { version: 1 } };
      await documents.updateOne({ _id: BAKERY }, fixed, { session, upsert: true });
    },

    /** @returns true for the first who asks, while no channel is chosen */
    async askOnceForKitchenChannel(at: Date, session: ClientSession): Promise<boolean> {
      const { kitchenChannel, kitchenChannelAskedAt } = (await documents.findOne({ _id: BAKERY }, { session })) ?? {};
      if (kitchenChannel || kitchenChannelAskedAt) return false;
      const asked = { $set: { kitchenChannelAskedAt: at }, $inc: { version: 1 } };
      await documents.updateOne({ _id: BAKERY }, asked, { session, upsert: true });
      return true;
    },

    /** @returns null when that channel is not the kitchen's (any more), or known to be broken already */
    async breakKitchenChannel(
      channel: string,
      broken: { reason: string; at: Date },
      session: ClientSession,
    ): Promise<BakerySettings | null> {
      const changed = await documents.findOneAndUpdate(
        { _id: BAKERY, 'kitchenChannel.id': channel, kitchenChannelBroken: { $exists: false } },
        { $set: { kitchenChannelBroken: broken }, $inc: { version: 1 } },
        { session, returnDocument: 'after' },
      );
      return changed && complete(changed);
    },
  };
}
