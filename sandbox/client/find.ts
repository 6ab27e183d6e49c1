import { elementsOf, type Held } from '../slack/blocks/walk.ts';
import type { Target } from './types.ts';

/** How an element is named where its action id alone is not enough. */
export interface Distinction {
  blockId?: string;
  /** A button's value. */
  value?: string;
  /** The element's type. */
  type?: string;
}

/** The elements that a name may mean: an action id, a block id, or `<block id>/<action id>`. */
export function elementsNamed(target: Target, name: string): Held[] {
  const held = elementsOf(target.blocks);
  const named = (of: (each: Held) => string) => held.filter((each) => of(each) === name);
  const byAction = named(({ element }) => String(element.action_id));
  if (byAction.length > 0) return byAction;
  const byBlock = named(({ block }) => String(block.block_id));
  return byBlock.length > 0 ? byBlock : named(({ block, element }) => `${block.block_id}/${element.action_id}`);
}

/**
 * Where to act: the message or view, and which of its elements.
 * @throws Error that lists what there is, when the name means nothing or too much
 */
export function spotOf(target: Target, name: string, { blockId, value, type }: Distinction = {}) {
  const found = elementsNamed(target, name).filter(
    ({ block, element }) =>
      (blockId === undefined || block.block_id === blockId) &&
      (value === undefined || element.value === value) &&
      (type === undefined || element.type === type),
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`${found.length || 'No'} elements are named "${name}". ${listOf(target)}`);
  const place = target.type === 'message' ? { channel: target.channel, ts: target.ts } : { view: target.id };
  const isAlone = elementsNamed(target, String(only.element.action_id)).length === 1;
  return {
    ...place,
    actionId: String(only.element.action_id),
    // An update may give a block without an id of its own another one: named only where it must be.
    ...(!isAlone && { blockId: String(only.block.block_id) }),
  };
}

function listOf(target: Target): string {
  const names = elementsOf(target.blocks).map(
    ({ block, element }) =>
      `${block.block_id}/${element.action_id}${element.value === undefined ? '' : ` = ${element.value}`}`,
  );
  return names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none.';
}
