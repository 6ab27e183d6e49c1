import { appliedOf, type Movement } from './movement.ts';
import type { Audited, StockRow } from './row.ts';
import { withAmounts } from './stock.ts';

/** A row with more movements in it, and what each of these made of what is on hand, where that is not its `onHand`. */
export interface Folding {
  row: StockRow;
  applied: Map<string, number>;
}

/**
 * Adds movements of one ingredient to its row. What is on hand comes to the last count and what happened after it, in
 * whatever order and parts the movements are added: what happened before a count, the count had seen.
 *
 * @param later folded movements of this ingredient since the earliest of the added counts, at least
 */
export function foldIn(row: StockRow, added: readonly Movement[], later: readonly Movement[]): Folding {
  const folding: Folding = { row: { ...row }, applied: new Map() };
  for (const movement of added.toSorted(byTime)) add(folding, movement, later);
  return folding;
}

function add({ row, applied }: Folding, movement: Movement, later: readonly Movement[]): void {
  const { _id, at, onHand = 0, reserved = 0, incoming = 0, level, lowMark } = movement;
  row.reserved += reserved;
  row.incoming += incoming;
  if (lowMark !== undefined && !isBefore(at, row.markedAt)) Object.assign(row, { lowMark, markedAt: at });
  const difference = isBefore(at, row.countedAt) ? 0 : level === undefined ? onHand : levelNow() - row.onHand;
  if (difference !== onHand) applied.set(_id, difference);
  row.onHand += difference;
  // An audit has passed it, and would not see it any more.
  if (row.audited && isAtOrBefore(movement, row.audited)) {
    row.audited = withAmounts(row.audited, { onHand: difference, reserved, incoming });
  }
  if (level !== undefined && !isBefore(at, row.countedAt)) row.countedAt = at;

  function levelNow(): number {
    const since = later.filter((other) => other.level === undefined && !isBefore(other.at, at));
    return since.reduce((sum, other) => sum + appliedOf(other), level ?? 0);
  }
}

/** At the same time, a count comes first. */
function byTime(a: Movement, b: Movement): number {
  const counts = Number(b.level !== undefined) - Number(a.level !== undefined);
  return a.at.getTime() - b.at.getTime() || counts || (a._id < b._id ? -1 : 1);
}

/** In the ledger's order, as MongoDB sorts it: ids by the bytes of UTF-8. */
function isAtOrBefore({ at, _id }: Movement, { at: until, id }: Audited): boolean {
  return at < until || (at.getTime() === until.getTime() && Buffer.compare(Buffer.from(_id), Buffer.from(id)) <= 0);
}

function isBefore(at: Date, other: Date | undefined): boolean {
  return other !== undefined && at < other;
}
