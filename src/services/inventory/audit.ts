import type { ClientSession } from 'mongodb';
import type { Transact } from '../../platform/mongo/index.ts';
import { type EventLog, START } from '../../platform/outbox/index.ts';
import { happened } from './events.ts';
import type { LedgerSum } from './ledger.ts';
import type { CorrectedIngredient, StockNotes } from './notes.ts';
import { type Audited, emptyRow, type StockRow } from './row.ts';
import type { Rows } from './rows.ts';
import { type Amounts, withAmounts } from './stock.ts';
import type { StockStore } from './store.ts';

export interface AuditDependencies {
  store: StockStore;
  rows: Rows;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  notes: StockNotes;
  /** A step looks at so many movements. */
  auditStep?: number;
}

const STEP = 10_000;

/** A note says so many; the events have them all. */
const MOST_IN_A_NOTE = 20;

/** A part of the ledger that was summed, and the rows it is held against. */
interface Part {
  ledger: ReadonlyMap<string, Amounts>;
  kept: ReadonlyMap<string, StockRow>;
  /** The ingredient whose movements did not all fit in, and what they come to so far. */
  unfinished?: LedgerSum;
}

/**
 * Recomputes the rows from the ledger, a step at a time. The ledger is the truth: a row that differs is put right, in the
 * transaction that tells the managers of it, so that a second run finds nothing.
 *
 * An ingredient whose movements do not fit into one step keeps in its row what they come to so far. The fold adds to that
 * what it folds behind the audit's back, and both write the row, so neither can miss what the other does.
 */
export function createAudit({ store, rows, transact, events, notes, auditStep = STEP }: AuditDependencies) {
  async function read(from: string, session: ClientSession): Promise<Part> {
    const begun = (await rows.read([from], session)).get(from)?.audited;
    const sums = await store.sums({ from, behind: begun, limit: auditStep }, session);
    const ledger = new Map<string, LedgerSum>(sums.map((sum) => [sum._id, sum]));
    if (begun) ledger.set(from, withBegun(from, begun, ledger.get(from)));
    const isFull = sums.reduce((count, { movements }) => count + movements, 0) === auditStep;
    const unfinished = isFull ? ledger.get(sums.at(-1)?._id ?? '') : undefined;
    if (unfinished) ledger.delete(unfinished._id);
    const kept = await store.rowsFrom(from, unfinished?._id, session);
    return { ledger, kept: new Map(kept.map((row) => [row._id, row])), unfinished };
  }

  /** Holds the rows against the ledger, and takes out what an audit noted in them. */
  async function compare({ ledger, kept }: Part, session: ClientSession): Promise<void> {
    const all = [...new Set([...kept.keys(), ...ledger.keys()])].map((key) => ({
      row: kept.get(key) ?? emptyRow(key),
      ledger: amountsOf(ledger.get(key)),
    }));
    const wrong = all.filter(({ row, ledger }) => !agree(row, ledger));
    const noted = all.filter(({ row }) => row.audited);
    const changed = [...new Set([...wrong, ...noted])];
    await rows.keep(
      kept,
      changed.map(({ row, ledger }) => ({ ...row, ...ledger, audited: undefined })),
      session,
    );
    if (wrong.length === 0) return;
    await events.record(session, ...wrong.map(({ row }) => happened.corrected(row)));
    const ingredients = wrong.slice(0, MOST_IN_A_NOTE).map(reported);
    await notes.post(session, { to: 'managers', note: { kind: 'stock-corrected', ingredients } });
  }

  async function leaveOff({ _id: key, at, id, ...sum }: LedgerSum, session: ClientSession): Promise<void> {
    const row = (await rows.read([key], session)).get(key) ?? emptyRow(key);
    await store.keepRows([{ ...row, audited: { ...amountsOf(sum), at, id } }], session);
    await events.record(session, happened.auditStepDue(key));
  }

  /** @param from the ingredient to go on with, as `ingredientKey` makes it, or {@link START} */
  return (from: string): Promise<void> =>
    transact(async (session) => {
      const part = await read(from === START ? '' : from, session);
      await compare(part, session);
      if (part.unfinished) await leaveOff(part.unfinished, session);
    });
}

/** What was summed before and now; nothing now where the last movement ended the step before. */
function withBegun(from: string, begun: Audited, now: LedgerSum | undefined): LedgerSum {
  return now ? withAmounts(now, begun) : { _id: from, movements: 0, ...begun };
}

function amountsOf({ onHand, reserved, incoming }: Amounts = emptyRow('')): Amounts {
  return { onHand, reserved, incoming };
}

function agree(row: Amounts, ledger: Amounts): boolean {
  return row.onHand === ledger.onHand && row.reserved === ledger.reserved && row.incoming === ledger.incoming;
}

function reported({ row, ledger }: { row: StockRow; ledger: Amounts }): CorrectedIngredient {
  return { name: row.name, unit: row.unit, row: amountsOf(row), ledger };
}
