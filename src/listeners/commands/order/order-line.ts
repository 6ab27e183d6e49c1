import { DomainError } from '../../../platform/errors.ts';
import { type Ingredient, parseIngredients } from '../../../services/catalog/index.ts';
import type { WantedLine } from '../../../services/orders/index.ts';
import { legibleText } from '../../../views/escape.ts';
import { personIn } from '../person-in.ts';

/** An order as somebody types it. */
export interface TypedOrder {
  line: WantedLine;
  extras: Ingredient[];
  /** For somebody on Slack, or known by name. */
  to?: { slackUser: string } | { name: string };
}

const EXAMPLE = '/order 2 chocolate_cake for 4 extra peanuts 10 to Ms. Delicious';

const FORM =
  /^(?<count>\S*)\s*(?<product>.*?)(?:(?<=^|\s)for\s+(?<persons>.*?))?(?:\sextra\s+(?<extras>.*?))?(?:\sto(?=\s|$)(?<to>.*))?$/is;

/**
 * Reads `2 chocolate_cake for 4 extra peanuts 10, nuts 5 g to Ms. Delicious`, or `1 latte (large)`. What is optional may
 * be left out, but not change places.
 *
 * @param text as Slack sends it, with `&`, `<` and `>` escaped and people as `<@U123|name>`
 * @throws DomainError `order_unreadable` naming the part, `ingredients_invalid`
 */
export function readOrderLine(text: string): TypedOrder {
  const { count = '', product = '', persons, extras, to } = FORM.exec(text.trim())?.groups ?? {};
  return {
    line: {
      quantity: readNumber(
        count,
        'quantity',
        `“${legibleText(count)}” is no quantity. Begin with how many: ${EXAMPLE}`,
      ),
      ...readProduct(product),
      persons: persons === undefined ? undefined : readPersons(legibleText(persons).trim()),
    },
    extras: extras === undefined ? [] : parseIngredients(legibleText(extras).replaceAll(',', '\n'), 'extras'),
    to: to === undefined ? undefined : readPerson(to.trim()),
  };
}

function readProduct(text: string): { product: string; variation?: string } {
  const [, product = '', variation] = /^(.*?)(?:\s*\(([^()]+)\))?$/s.exec(legibleText(text).trim()) ?? [];
  if (product === '') throw unreadable('product', `After the quantity comes what you want: ${EXAMPLE}`);
  return { product, variation: variation?.trim() };
}

function readPersons(text: string): number {
  return readNumber(text, 'persons', `After “for” comes the number of persons, not “${text}”.`);
}

function readPerson(text: string): { slackUser: string } | { name: string } {
  if (text === '') throw unreadable('to', `After “to” comes whom it is for: ${EXAMPLE}`);
  if (/\s(?:extra|for)\s/i.test(text)) throw unreadable('to', `Whom it is for comes last: ${EXAMPLE}`);
  return personIn(text);
}

/** Whether it is a number that makes sense is the service's to say. */
function readNumber(text: string, part: string, message: string): number {
  if (!/^[+-]?\d{1,15}$/.test(text)) throw unreadable(part, message);
  return Number(text);
}

function unreadable(part: string, message: string): DomainError {
  return new DomainError('invalid', 'order_unreadable', message, [{ path: part, message }]);
}
