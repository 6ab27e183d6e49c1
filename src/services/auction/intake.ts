import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isDuplicateKey } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import { parseInput } from '../../platform/parse-input.ts';
import type { Principal } from '../principal.ts';
import { type Conflict, recordsInConflict } from './errors.ts';
import { auctionRecords, type NewAuctionRecord, RECORD_LIFE, saysTheSame } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { requireMeters } from './rights.ts';

/** What came of handing in records. */
export interface Intake {
  /** How many are in the books now, and were not before. */
  added: number;
  /** How many were in the books already, saying the same, or stood twice in what was handed in. */
  repeated: number;
}

interface IntakeDependencies {
  records: RecordStore;
  once: Once;
  clock: Clock;
}

/** Two that hand in the same ids at the same moment: whoever is second finds the first's records. */
const TRIES = 3;

/** Takes in records for the next auction: all that are handed in together, or none of them. */
export function createIntake({ records, once, clock }: IntakeDependencies) {
  async function keep(handedIn: readonly NewAuctionRecord[], session: ClientSession): Promise<Intake> {
    const now = clock.now();
    const ids = handedIn.map(({ record_id }) => record_id);
    const known = await records.known(ids, now, session);
    const added = newAmong(handedIn, known);
    await records.insert(added, { receivedAt: now, expireAt: new Date(now.getTime() + RECORD_LIFE) }, session);
    return { added: added.length, repeated: handedIn.length - added.length };
  }

  async function untilAlone<T>(work: () => Promise<T>, triesLeft = TRIES - 1): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDuplicateKey(error) || triesLeft === 0) throw error;
      return untilAlone(work, triesLeft - 1);
    }
  }

  return {
    async submitRecords(input: unknown, by: Principal, key?: RequestKey): Promise<OnceResult<Intake>> {
      requireMeters(by, 'hand in records for the auction');
      const { records: handedIn } = parseInput(auctionRecords, { records: input }, 'auction_records_invalid');
      return untilAlone(() => once(key, (session) => keep(handedIn, session)));
    },
  };
}

/**
 * Those that are not known yet, each once.
 *
 * @throws DomainError `auction_record_conflict`
 */
function newAmong(handedIn: readonly NewAuctionRecord[], known: readonly NewAuctionRecord[]): NewAuctionRecord[] {
  const first = new Map(known.map((record) => [record.record_id, record]));
  const added: NewAuctionRecord[] = [];
  const conflicts: Conflict[] = [];
  for (const [index, record] of handedIn.entries()) {
    const earlier = first.get(record.record_id);
    if (earlier && !saysTheSame(earlier, record)) conflicts.push({ index, record_id: record.record_id });
    if (earlier) continue;
    first.set(record.record_id, record);
    added.push(record);
  }
  if (conflicts.length > 0) throw recordsInConflict(conflicts);
  return added;
}
