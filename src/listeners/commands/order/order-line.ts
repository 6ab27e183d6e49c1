import { DomainError } from '../../../platform/errors.ts';
import { type Ingredient, parseIngredients } from '../../../services/catalog/index.ts';
import type { WantedLine } from '../../../services/orders/index.ts';
import { unescapeText } from '../../../views/escape.ts';

/** An order as somebody types it. */
export interface TypedOrder {
  line: WantedLine;
  extras: Ingredient[];
  /** For somebody on Slack, or known by name. */
  to?: { slackUser: string } | { name: string };
}

const EXAMPLE = '/order 2 chocolate_cake for 4 extra peanuts 10 to Ms. Delicious';
const WORDS = /\s(for|extra|to)\s/i;

/**
 * Reads `2 chocolate_cake for 4 extra peanuts 10, nuts 5 g to Ms. Delicious`, or `1 latte (large)`. What is optional may
 * be left out, but not change places.
 *
 * @param text as Slack sends it, with `&`, `<` and `>` escaped and people as `<@U123|name>`
 * @throws DomainError `order_unreadable` naming the part, `ingredients_invalid`
 */
export function readOrderLine(text: string): TypedOrder {
  const { start, parts } = split(text);
  const [, count = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(start) ?? [];
  const quantity = wholeNumber(count, 'quantity', `“${count}” is no quantity. Begin with how many: ${EXAMPLE}`);
  const { product, variation } = readProduct(rest);
  const persons =
    parts.for === undefined
      ? undefined
      : wholeNumber(parts.for, 'persons', `After “for” comes the number of persons, not “${unescapeText(parts.for)}”.`);
  return {
    line: { product, variation, quantity, persons },
    extras: parts.extra ? parseIngredients(unescapeText(parts.extra).replaceAll(',', '\n'), 'extras') : [],
    to: parts.to ? readPerson(parts.to) : undefined,
  };
}

type Part = 'for' | 'extra' | 'to';

/** Cuts the text at its key words, each of which counts only once and only after the one before it. */
function split(text: string): { start: string; parts: Partial<Record<Part, string>> } {
  const [start = '', ...rest] = text.split(new RegExp(WORDS, 'gi'));
  const parts: Partial<Record<Part, string>> = {};
  const order: readonly Part[] = ['for', 'extra', 'to'];
  let last = -1;
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const word = (rest[index] ?? '').toLowerCase() as Part;
    const value = (rest[index + 1] ?? '').trim();
    const current = order[last];
    if (order.indexOf(word) > last) {
      last = order.indexOf(word);
      parts[word] = value;
    } else if (current) {
      parts[current] = `${parts[current]} ${rest[index]} ${value}`;
    }
  }
  return { start: start.trim(), parts };
}

function readProduct(text: string): { product: string; variation?: string } {
  const [, product = '', variation] = /^(.*?)(?:\s*\(([^()]+)\))?$/s.exec(unescapeText(text).trim()) ?? [];
  if (product === '') throw unreadable('product', `After the quantity comes what you want: ${EXAMPLE}`);
  return { product, variation: variation?.trim() };
}

function readPerson(text: string): { slackUser: string } | { name: string } {
  const [, slackUser] = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(text) ?? [];
  return slackUser ? { slackUser } : { name: unescapeText(text) };
}

function wholeNumber(text: string, part: string, message: string): number {
  if (!/^[+-]?\d{1,15}$/.test(text)) throw unreadable(part, message);
  return Number(text);
}

function unreadable(part: string, message: string): DomainError {
  return new DomainError('invalid', 'order_unreadable', message, [{ path: part, message }]);
}
