import type { ClientSession } from 'mongodb';
import type { EventLog } from '../../platform/outbox/index.ts';
import { happened } from './events.ts';
import { type Folding, foldIn } from './fold.ts';
import type { Movement } from './movement.ts';
import type { LowIngredient, StockNotes } from './notes.ts';
import { emptyRow, levelOf, type StockRow } from './row.ts';
import type { StockStore } from './store.ts';

export interface RowsDependencies {
  store: StockStore;
  events: Pick<EventLog, 'record'>;
  notes: StockNotes;
  settings: { readFresh(): Promise<AlertSettings> };
}

/** Where the team hears of what is low. */
interface AlertSettings {
  alertsChannel?: { id: string };
  kitchenChannel?: { id: string };
  kitchenChannelBroken?: object;
}

/** A note holds so many lines; what a fold finds low besides is told in the next note. */
const MOST_IN_A_NOTE = 20;

/** The rows of the stock: what they come to, and what is said when they change. */
export function createRows({ store, events, notes, settings }: RowsDependencies) {
  /** Adds movements to their rows, in memory. */
  async function withMovements(
    rows: ReadonlyMap<string, StockRow>,
    movements: readonly Movement[],
    session: ClientSession,
  ): Promise<Folding[]> {
    const counts = movements.filter(({ level }) => level !== undefined);
    const earliest = new Date(Math.min(...counts.map(({ at }) => at.getTime())));
    const counted = [...new Set(counts.map(({ ingredient }) => ingredient))];
    const later = counts.length > 0 ? await store.foldedSince(counted, earliest, session) : [];
    const laterOf = Map.groupBy(later, ({ ingredient }) => ingredient);
    return [...Map.groupBy(movements, ({ ingredient }) => ingredient)].map(([key, added]) =>
      foldIn(rows.get(key) ?? emptyRow(key), added, laterOf.get(key) ?? []),
    );
  }

  async function read(keys: readonly string[] | undefined, session: ClientSession): Promise<Map<string, StockRow>> {
    return new Map((await store.rows(keys, session)).map((row) => [row._id, row]));
  }

  /** One alert for each time that an ingredient falls below its mark. */
  async function alert(crossed: readonly StockRow[], session: ClientSession): Promise<void> {
    if (crossed.length === 0) return;
    const to = addressOf(await settings.readFresh());
    const low: LowIngredient[] = crossed.map(({ name, unit, onHand, lowMark = 0 }) => ({
      name,
      unit,
      onHand,
      lowMark,
    }));
    for (let start = 0; start < low.length; start += MOST_IN_A_NOTE) {
      const ingredients = low.slice(start, start + MOST_IN_A_NOTE);
      await notes.post(session, { to, note: { kind: 'stock-low', ingredients } });
    }
    await events.record(session, ...crossed.map(happened.low));
  }

  return {
    read,
    withMovements,

    /** The rows as they come to with every movement in the books. */
    async current(keys: readonly string[] | undefined, session: ClientSession): Promise<Map<string, StockRow>> {
      const rows = await read(keys, session);
      const folded = await withMovements(rows, await store.unfolded({ keys }, session), session);
      for (const { row } of folded) rows.set(row._id, row);
      return rows;
    },

    /**
     * The same of a part of the ingredients, by id, with those that no row is made of yet.
     *
     * @param after the last id already seen
     */
    async currentAfter(after: string, limit: number, session: ClientSession): Promise<StockRow[]> {
      const found = await store.rowsAfter(after, limit, session);
      const upTo = found.length < limit ? undefined : found.at(-1)?._id;
      const rows = new Map(found.map((row) => [row._id, row]));
      const folded = await withMovements(rows, await store.unfoldedAmong({ after, upTo }, session), session);
      for (const { row } of folded) rows.set(row._id, row);
      return [...rows.values()].toSorted(byId).slice(0, limit);
    },

    /** Writes rows, and tells the team which of them fell below their marks. */
    async keep(before: ReadonlyMap<string, StockRow>, after: readonly StockRow[], session: ClientSession) {
      const wasLow = (key: string) => levelOf(before.get(key) ?? emptyRow(key)).low;
      await store.keepRows(after, session);
      await alert(
        after.filter((row) => levelOf(row).low && !wasLow(row._id)),
        session,
      );
    },
  };
}

/** As MongoDB sorts them: by the bytes of UTF-8. */
function byId({ _id: one }: StockRow, { _id: other }: StockRow): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

export type Rows = ReturnType<typeof createRows>;

function addressOf({ alertsChannel, kitchenChannel, kitchenChannelBroken }: AlertSettings) {
  const channel = alertsChannel ?? (kitchenChannelBroken ? undefined : kitchenChannel);
  return channel ? { channel: channel.id } : ('managers' as const);
}
