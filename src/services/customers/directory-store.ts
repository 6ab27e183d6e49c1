import type { ClientSession, Collection, Db, Document } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { together } from '../../platform/together.ts';
import { type Member, namesOf, normaliseName } from './member.ts';

interface MemberDocument extends Omit<Member, 'id'> {
  _id: string;
  /** Normalised, to be found by. */
  names: string[];
  /** When it was last heard of, by the database's clock. */
  updatedAt: Date;
}

/** One reading of the whole directory, in steps. */
export interface Reading {
  _id: string;
  startedAt: Date;
  /** How many pages were kept. */
  step: number;
  cursor?: string;
  doneAt?: Date;
}

export const slackUserCollection: CollectionDefinition<MemberDocument> = {
  name: 'slack_users',
  indexes: [
    { keys: { names: 1 }, options: { name: 'names' } },
    { keys: { admin: 1, _id: 1 }, options: { name: 'admin_id' } },
    { keys: { updatedAt: 1 }, options: { name: 'updated' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['displayName', 'realName', 'names', 'zone', 'admin', 'bot', 'deleted'],
    properties: {
      names: { bsonType: 'array', items: { bsonType: 'string' } },
      admin: { bsonType: 'bool' },
      bot: { bsonType: 'bool' },
      deleted: { bsonType: 'bool' },
    },
  },
};

export const directoryReadingCollection: CollectionDefinition<Reading> = { name: 'directory_readings', indexes: [] };

export function createMemberStore(db: Db) {
  const members: Collection<MemberDocument> = collectionOf(db, slackUserCollection);
  const livingHuman = { bot: false, deleted: false };

  return {
    /** Everybody who does something in Slack is looked up. */
    byId: together(async (ids: readonly string[]) => {
      const found = await members.find({ _id: { $in: [...ids] } }).toArray();
      const byId = new Map(found.map((document) => [document._id, toMember(document)]));
      return (id) => byId.get(id) ?? null;
    }),

    /** Living humans of that name, at most two: more is no more helpful. */
    twoNamed: (name: string) =>
      members
        .find({ names: normaliseName(name), ...livingHuman })
        .limit(2)
        .map(toMember)
        .toArray(),

    admins: () =>
      members
        .find({ admin: true, ...livingHuman })
        .sort({ _id: 1 })
        .map(toMember)
        .toArray(),

    /** A page is read before it is kept, and Slack repeats its news: what was heard of already is not set back. */
    async keep(heardOf: readonly Member[], session?: ClientSession): Promise<void> {
      const upserts = heardOf.map(({ id, ...member }) => {
        const isOlder = member.changedAt ? { $gt: ['$changedAt', member.changedAt] } : false;
        const news = { $cond: [isOlder, {}, { $literal: { ...member, names: namesOf(member) } }] };
        const update: Document[] = [{ $replaceWith: { $mergeObjects: ['$$ROOT', news, { updatedAt: '$$NOW' }] } }];
        return { updateOne: { filter: { _id: id }, update, upsert: true } };
      });
      if (upserts.length > 0) await members.bulkWrite(upserts, { session });
    },

    /** Removes somebody who is no member any more. */
    async forget(id: string, session: ClientSession): Promise<void> {
      await members.deleteOne({ _id: id, deleted: true }, { session });
    },

    /** Whoever was not heard of since is no member any more. */
    async retireUnheardSince(startedAt: Date, session: ClientSession): Promise<void> {
      await members.updateMany({ updatedAt: { $lt: startedAt } }, { $set: { deleted: true } }, { session });
    },
  };
}

export function createReadingStore(db: Db) {
  const readings: Collection<Reading> = collectionOf(db, directoryReadingCollection);

  return {
    /** A reading as far as it got; begun now if it was not. */
    async open(id: string): Promise<Reading> {
      const begun: Document = { startedAt: { $ifNull: ['$startedAt', '$$NOW'] }, step: { $ifNull: ['$step', 0] } };
      const options = { upsert: true, returnDocument: 'after' } as const;
      const reading = await readings.findOneAndUpdate({ _id: id }, [{ $set: begun }], options);
      if (!reading) throw new Error('an upsert always answers with its document');
      return reading;
    },

    /** Turns the page. @returns false when another run did */
    async turn({ _id, step }: Reading, cursor: string | undefined, session: ClientSession): Promise<boolean> {
      const turnedTo: Document[] = cursor
        ? [{ $set: { step: step + 1, cursor: { $literal: cursor } } }]
        : [{ $set: { step: step + 1, doneAt: '$$NOW' } }, { $unset: 'cursor' }];
      const turned = await readings.updateOne({ _id, step }, turnedTo, { session });
      return turned.modifiedCount === 1;
    },

    async beginAgain({ _id, step }: Reading): Promise<void> {
      await readings.updateOne({ _id, step }, { $unset: { cursor: '' } });
    },

    async forgetOthers(id: string, session: ClientSession): Promise<void> {
      await readings.deleteMany({ _id: { $ne: id }, doneAt: { $exists: true } }, { session });
    },

    anyDone: async () => (await readings.findOne({ doneAt: { $exists: true } })) !== null,
  };
}

function toMember({ _id, names: _, updatedAt: __, ...member }: MemberDocument): Member {
  return { id: _id, ...member };
}
