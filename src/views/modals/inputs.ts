import type { InputBlock } from '@slack/types';
import { plain } from '../blocks.ts';

/** The most that a text field holds. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const LONGEST_TEXT = 3_000;

/** What may be said of a field besides its label and element. */
interface InputOptions {
  hint?: string;
  optional?: boolean;
  /** True where the form changes as this field does. */
  live?: boolean;
}

/** A field of a form. Errors are shown under it by its `blockId`. */
export function input(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  { hint, optional = false, live = false }: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2_000),
    element,
    optional,
    ...(hint && { hint: plain(hint, 2_000) }),
    ...(live && { dispatch_action: true }),
  };
}
