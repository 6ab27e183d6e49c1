import { PermanentFailure } from '../../platform/failures.ts';
import type { OrderAnswer } from './auction-platform.ts';
import type { Verdict } from './record.ts';

/**
 * Which verdict each order of a batch got. Answers name their records, all of them, or stand in the batch's order.
 *
 * @param ids the records in the batch's order
 * @returns a verdict for each, in the same order
 * @throws PermanentFailure `auction_results_unclear` where they cannot be told apart
 */
export function verdictsOf(ids: readonly string[], answers: readonly OrderAnswer[]): Verdict[] {
  if (answers.length !== ids.length) {
    throw unclear(`the batch has ${ids.length} orders, and ${answers.length} were answered`);
  }
  const named = answers.flatMap(({ record_id, order }) =>
    record_id === undefined ? [] : [[record_id, order] as const],
  );
  if (named.length === 0) return answers.map(({ order }) => order);
  if (named.length < answers.length) throw unclear('some answers name their record, and some do not');
  const verdicts = new Map(named);
  return ids.map((id) => {
    const verdict = verdicts.get(id);
    if (!verdict) throw unclear(`nothing was said of the record ${id}`);
    return verdict;
  });
}

function unclear(reason: string): PermanentFailure {
  return new PermanentFailure('auction_results_unclear', `The platform’s results cannot be read: ${reason}.`);
}
