import { isObject } from '../slack/blocks/check.ts';
import { elementsOf, textsIn } from '../slack/blocks/walk.ts';
import type { Target } from './types.ts';

/** Everything that is to be read in a message or view, one text a line, marked up as the app sent it. */
export function textOf(target: Target | null | undefined): string {
  if (!target) return '';
  const own = isView(target) ? textsIn([target.title]) : [target.text];
  return [...own, ...textsIn(target.blocks)].join('\n');
}

/** A button that is shown. */
export interface ShownButton {
  actionId: string;
  blockId: string;
  text: string;
  value?: string;
}

/** The buttons of a message or view, in reading order. */
export function buttonsOf(target: Target | null | undefined): ShownButton[] {
  return elementsOf(target?.blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ block, element }) => ({
      actionId: String(element.action_id),
      blockId: String(block.block_id),
      text: isObject(element.text) ? String(element.text.text) : '',
      ...(element.value !== undefined && { value: String(element.value) }),
    }));
}

export function isView(target: Target): target is Extract<Target, { type: 'modal' | 'home' }> {
  return target.type !== 'message';
}
