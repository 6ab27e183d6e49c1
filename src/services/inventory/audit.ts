import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { happened } from './events.ts';
import type { CorrectedIngredient, StockNotes } from './notes.ts';
import { emptyRow, type StockRow } from './row.ts';
import type { Rows } from './rows.ts';
import type { Amounts } from './stock.ts';
import type { StockStore } from './store.ts';

export interface AuditDependencies {
  store: StockStore;
  rows: Rows;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  notes: StockNotes;
}

/** A note says so many; the events have them all. */
const MOST_IN_A_NOTE = 20;

/**
 * Recomputes the rows from the ledger. The ledger is the truth: a row that differs is put right, in the transaction that
 * tells the managers of it, so that a second run finds nothing.
 */
export function createAudit({ store, rows, transact, events, notes }: AuditDependencies) {
  return (): Promise<void> =>
    transact(async (session) => {
      const kept = await rows.read(undefined, session);
      const sums = new Map((await store.sums(session)).map((sum) => [sum._id, sum]));
      const wrong = [...new Set([...kept.keys(), ...sums.keys()])].flatMap((key) => {
        const row = kept.get(key) ?? emptyRow(key);
        const ledger = amountsOf(sums.get(key));
        return agree(row, ledger) ? [] : [{ row, ledger }];
      });
      if (wrong.length === 0) return;
      const righted = wrong.map(({ row, ledger }): StockRow => ({ ...row, ...ledger }));
      await rows.keep(kept, righted, session);
      await events.record(session, ...righted.map(happened.corrected));
      const ingredients = wrong.slice(0, MOST_IN_A_NOTE).map(reported);
      await notes.post(session, { to: 'managers', note: { kind: 'stock-corrected', ingredients } });
    });
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
