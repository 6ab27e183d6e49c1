import type { ViewOutput } from '@slack/bolt';
import { truncate } from '../../views/escape.ts';
import type { Problem } from './problem.ts';

/** The id of the block in which somebody entered what the services call `path`; undefined where there is none. */
export type BlockOf = (path: string, view: ViewOutput) => string | undefined;

const LONGEST_ERROR = 300;

/**
 * A problem's field errors under the blocks they belong to. What belongs to no block of this view stands under the first
 * one, since Slack refuses errors for blocks that are not there.
 *
 * @returns undefined when the problem is not about the input
 * @see https://docs.slack.dev/surfaces/modals#displaying_errors
 */
export function errorsUnderBlocks(
  { fields }: Pick<Problem, 'fields'>,
  view: ViewOutput,
  blockOf: BlockOf,
): Record<string, string> | undefined {
  const inputs = view.blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? [block_id] : []));
  const errors: Record<string, string> = {};
  for (const { path, message } of fields) {
    const wanted = blockOf(path, view);
    const block = wanted && inputs.includes(wanted) ? wanted : inputs[0];
    if (block && !errors[block]) errors[block] = truncate(message, LONGEST_ERROR);
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}
