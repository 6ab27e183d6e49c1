import { unescapeText } from '../../src/views/escape.ts';
import { type Json, type Target, textOf } from '../client/index.ts';
import { isObject } from '../slack/blocks/check.ts';
import { elementsIn, textsIn } from '../slack/blocks/walk.ts';

/** What a person reads in a message or a form: a line each, marks taken out, the buttons in brackets. */
export function readable({ blocks = [] }: Pick<Target, 'blocks'>): string[] {
  return blocks.flatMap((block) => [...textLines(block), ...buttonLine(block)]);
}

export function titleOf({ title }: { title?: unknown }): string {
  return textsIn([title]).join('');
}

/**
 * Finds words in a message or a view.
 *
 * @returns the first group
 * @throws with what it says instead
 */
export function wordsIn(target: Target, words: RegExp): string {
  const said = unmarked(textOf(target));
  const match = words.exec(said);
  if (!match) throw new Error(`Slack does not say ${words}, but: ${said.split('\n').join(' · ')}`);
  return match[1] ?? '';
}

/** A text of Slack's without its marks; dates are in UTC. */
export function unmarked(text: string): string {
  const plain = text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([@#][^|>]+)>/g, '$1')
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/:[a-z_]+: ?/g, '')
    .replace(/\*(\S[^*\n]*)\*/g, '$1')
    .replace(/(?<!\w)_(\S[^_\n]*)_(?!\w)/g, '$1')
    .replaceAll('`', '');
  return unescapeText(plain);
}

function textLines({ type, text, elements }: Json): string[] {
  const texts = type === 'context' ? textsIn(elements) : type === 'section' || type === 'header' ? textsIn([text]) : [];
  return texts.flatMap((each) => unmarked(each).split('\n')).filter((line) => line.trim() !== '');
}

function buttonLine(block: Json): string[] {
  const buttons = elementsIn(block).filter(({ element }) => element.type === 'button');
  const labels = buttons.map(({ element }) => `[${isObject(element.text) ? element.text.text : ''}]`);
  return labels.length > 0 ? [labels.join(' ')] : [];
}
