import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isRefusedWith } from '../../platform/failures.ts';
import { localDate } from '../../platform/local-date.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { createOnceOutside, type Run } from '../../platform/outbox/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import { type BakeSheet, bakeSheetOf, LONGEST_TWO_DAYS_MS, MOST_ON_SHEET } from './bake-sheet.ts';
import { CHANNEL_CLOSED, type KitchenWall } from './kitchen-wall.ts';
import type { Orders } from './orders.ts';
import { createSheetStore, type SheetPageRow } from './sheet-store.ts';

/** What the kitchen has before it, each morning. */
export interface BakeSheets {
  /** The sheet as it is at this moment. @throws DomainError `forbidden` */
  today(by: Principal): Promise<BakeSheet>;
  /**
   * The kitchen's channel has the sheet of the day, once, as it was when the day's first run made it; a morning whose day is
   * over has none any more. A reaction.
   *
   * @param morning the instant at which it came, in ISO 8601; anything else, as the former release wrote it, is now
   */
  hang(morning: string, run: Pick<Run, 'signal'>): Promise<void>;
}

export interface BakeSheetsDependencies {
  db: Db;
  transact: Transact;
  clock: Clock;
  orders: Pick<Orders, 'unfinished'>;
  settings: {
    read(): Promise<{ zone: string }>;
    readFresh(): Promise<{ zone: string; kitchenChannel?: { id: string }; kitchenChannelBroken?: unknown }>;
  };
  /** Absent where nothing can be hung; the sheet's deliveries are off then. */
  wall?: KitchenWall;
  /** When after a start whose answer was lost to look for what it made. */
  lookAfter?: readonly number[];
}

export function createBakeSheets({
  db,
  transact,
  clock,
  orders,
  settings,
  wall,
  lookAfter,
}: BakeSheetsDependencies): BakeSheets {
  const store = createSheetStore(db);

  async function sheetOf(now: Date, zone: string): Promise<BakeSheet> {
    const before = new Date(now.getTime() + LONGEST_TWO_DAYS_MS);
    return bakeSheetOf(await orders.unfinished(before, MOST_ON_SHEET + 1), now, zone);
  }

  async function hangPage(to: KitchenWall, row: SheetPageRow, signal: AbortSignal): Promise<void> {
    const { _id, externalId, channel, page } = row;
    await createOnceOutside({
      collection: store.rows,
      _id,
      lookUp: (since) => to.find(channel, externalId, since, signal),
      searchAfter: lookAfter,
      create: () => to.hang(channel, externalId, page, signal),
      keep: (hung) => ({ $set: { hung } }),
    });
  }

  return {
    async today(by) {
      requireStaff(by, 'see the bake sheet');
      return sheetOf(clock.now(), (await settings.read()).zone);
    },

    async hang(morning, { signal }) {
      const { zone, kitchenChannel, kitchenChannelBroken } = await settings.readFresh();
      if (!wall || !kitchenChannel || kitchenChannelBroken) return;
      const now = clock.now();
      const came = cameAt(morning) ?? now;
      if (localDate(came, zone) < localDate(now, zone)) return;
      // A process whose clock is behind is not to take the day before for the morning's.
      const sheet = await sheetOf(came > now ? came : now, zone);
      const pages = wall.pages(sheet);
      await transact(async (session) => {
        if (pages.length === 0 || (await store.has(sheet.day, session))) return;
        await store.insert(sheet.day, kitchenChannel.id, pages, session);
      });
      try {
        for (const row of await store.waiting(sheet.day)) await hangPage(wall, row, signal);
      } catch (error) {
        if (!isRefusedWith(error, CHANNEL_CLOSED)) throw error;
      }
    },
  };
}

function cameAt(morning: string): Date | undefined {
  const at = new Date(morning);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
