import { type Check, type Inspection, isObject, type Json } from './check.ts';
import { elementsIn, elementsOf, textsIn } from './walk.ts';

/** Block ids are unique in a view or message; action ids in their block. */
export const uniqueIds: Check = (value, pointer, inspection) => {
  if (!Array.isArray(value)) return;
  const blocks = value.map((block) => (isObject(block) ? block : {}));
  repeated(blocks.map((block) => block.block_id)).forEach((index) => {
    inspection.complain('block_id must be unique', `${pointer}/${index}/block_id`);
  });
  blocks.forEach((block, at) => {
    const held = elementsIn(block);
    repeated(held.map(({ element }) => element.action_id)).forEach((index) => {
      inspection.complain('action_id must be unique in its block', `${pointer}/${at}/${held[index]?.path}/action_id`);
    });
  });
};

function repeated(values: readonly unknown[]): number[] {
  return values.flatMap((value, index) => (value !== undefined && values.indexOf(value) < index ? [index] : []));
}

/** At most one element takes the focus. */
export const oneFocus: Check = (value, pointer, { complain }) => {
  const focused = elementsOf(value).filter(({ element }) => element.focus_on_load === true);
  if (focused.length > 1) complain('only one element may have focus_on_load', pointer);
};

/** One table a message, of at most 10,000 characters; all text together within what Slack takes. */
export const messageTotals: Check = (value, pointer, inspection) => {
  if (inspection.surface !== 'message' || !Array.isArray(value)) return;
  const tables = value.filter(isObject).filter(({ type }) => type === 'table' || type === 'data_table');
  if (tables.length > 1) inspection.complain('only one table is allowed', pointer);
  if (charactersIn(tables) > 10_000) inspection.complain('table must be less than 10001 characters', pointer);
  tooMuchText(value, pointer, inspection);
};

/** Where Slack starts to answer `msg_blocks_too_long`; not documented, seen at about 13,000. */
export const MAX_TEXT_IN_MESSAGE = 13_000;

function tooMuchText(blocks: readonly unknown[], pointer: string, { complain }: Inspection): void {
  if (charactersIn(blocks) > MAX_TEXT_IN_MESSAGE) {
    complain(`must have less than ${MAX_TEXT_IN_MESSAGE + 1} characters in all blocks`, pointer);
  }
}

function charactersIn(blocks: readonly (Json | unknown)[]): number {
  return textsIn(blocks).reduce((sum, text) => sum + text.length, 0);
}
