import { DomainError } from '../../platform/errors.ts';

const MOST_NAMED = 10;

/** A record under an id that is taken, saying something else. */
export interface Conflict {
  /** Where it stands in what was handed in. */
  index: number;
  record_id: string;
}

/** Nothing of what was handed in is kept: these records say something else than those the books have under their ids. */
export function recordsInConflict(conflicts: readonly Conflict[]): DomainError {
  const ids = [...new Set(conflicts.map(({ record_id }) => record_id))];
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
  const named = `${ids.slice(0, MOST_NAMED).join(', ')}${more}`;
  return new DomainError(
    'conflict',
    'auction_record_conflict',
    `There are records already that say something else under the same id: ${named}. Nothing was stored.`,
    conflicts.map(({ index, record_id }) => ({
      path: `records.${index}.record_id`,
      message: `Another record has the id ${record_id}.`,
    })),
  );
}

export const recordNotFound = (): DomainError =>
  new DomainError('not_found', 'auction_record_not_found', 'There is no such record. A record is kept for 24 hours.');

/** What the books say of a record whose order the platform did not take. */
export const REJECTED = {
  code: 'auction_order_rejected',
  message: 'The auction platform rejected the order.',
} as const;
