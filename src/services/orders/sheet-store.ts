import { randomUUID } from 'node:crypto';
import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';
import type { SheetPage } from './bake-sheet.ts';
import type { HungPage } from './kitchen-wall.ts';

const DAYS_30 = 30 * 24 * 60 * 60;

/** A page of a day's sheet, frozen when the sheet was made: all pages tell of the same moment. */
export interface SheetPageRow {
  /** `2026-11-21:1` */
  _id: string;
  day: string;
  /** What it is found by in the outside world. */
  externalId: string;
  channel: string;
  page: SheetPage;
  hung?: HungPage;
  creating?: Creating;
  creates?: number;
  createdAt: Date;
}

export const bakeSheetCollection: CollectionDefinition<SheetPageRow> = {
  name: 'bake_sheets',
  indexes: [
    { keys: { day: 1, 'page.page': 1 }, options: { name: 'day_page', unique: true } },
    { keys: { createdAt: 1 }, options: { name: 'createdAt_ttl', expireAfterSeconds: DAYS_30 } },
  ],
  schema: { bsonType: 'object', required: ['day', 'externalId', 'channel', 'page', 'createdAt'] },
};

export function createSheetStore(db: Db) {
  const rows: Collection<SheetPageRow> = collectionOf(db, bakeSheetCollection);

  return {
    rows,

    has: async (day: string, session?: ClientSession) => (await rows.findOne({ day }, { session })) !== null,

    async insert(day: string, channel: string, pages: readonly SheetPage[], session: ClientSession): Promise<void> {
      const createdAt = new Date();
      const fresh = pages.map((page) => ({ _id: `${day}:${page.page}`, day, externalId: randomUUID(), channel, page }));
      await rows.insertMany(
        fresh.map((row) => ({ ...row, createdAt })),
        { session },
      );
    },

    /** The pages that are still to be hung, in their order. */
    waiting: (day: string) =>
      rows
        .find({ day, hung: { $exists: false } })
        .sort({ 'page.page': 1 })
        .toArray(),
  };
}
