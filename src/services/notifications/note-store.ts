import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';
import type { NoteAddress, Posted } from './staff-messenger.ts';
import type { StaffNote } from './staff-note.ts';

const DAYS_90 = 90 * 24 * 60 * 60;

/** A note to the team in the books. One to all managers becomes one for each, as they are when its turn comes. */
export interface NoteRow {
  _id: string;
  to: NoteAddress | 'managers';
  note: StaffNote;
  state: 'unsent' | 'sent' | 'failed';
  message?: Posted;
  creating?: Creating;
  creates?: number;
  createdAt: Date;
}

export const staffNoteCollection: CollectionDefinition<NoteRow> = {
  name: 'staff_notes',
  indexes: [{ keys: { createdAt: 1 }, options: { name: 'createdAt_ttl', expireAfterSeconds: DAYS_90 } }],
  schema: {
    bsonType: 'object',
    required: ['to', 'note', 'state'],
    properties: { state: { enum: ['unsent', 'sent', 'failed'] }, note: { bsonType: 'object' } },
  },
};

export function createNoteStore(db: Db) {
  const notes: Collection<NoteRow> = collectionOf(db, staffNoteCollection);

  return {
    notes,
    unsent: (id: string) => notes.findOne({ _id: id, state: 'unsent' }),

    exists: async (id: string, session: ClientSession) => (await notes.findOne({ _id: id }, { session })) !== null,

    async insert(rows: readonly NoteRow[], session: ClientSession): Promise<void> {
      await notes.insertMany([...rows], { session });
    },

    /** @returns false when that had been done before */
    async end(id: string, state: 'sent' | 'failed', session?: ClientSession): Promise<boolean> {
      const ended = await notes.updateOne({ _id: id, state: 'unsent' }, { $set: { state } }, { session });
      return ended.modifiedCount === 1;
    },
  };
}
