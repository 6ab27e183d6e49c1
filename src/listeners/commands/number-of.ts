import { invalidField } from '../../platform/errors.ts';
import { legibleText } from '../../views/escape.ts';

/**
 * Reads a number that somebody typed, `21` or `#21`, and what follows it.
 *
 * @param text as Slack sends it
 * @param what it is the number of: `order`
 * @param usage how to write it: `/order show 21`
 * @throws DomainError `number_invalid`
 */
export function numberOf(text: string, what: string, usage: string): { number: number; rest: string } {
  const [, digits, rest = ''] = /^#?(\d{1,15})(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  if (!digits) {
    const typed = legibleText(text).trim();
    const problem = typed === '' ? `Which ${what}?` : `“${typed}” is no number of an ${what}.`;
    throw invalidField('number_invalid', 'number', `${problem} Write it like this: ${usage}`);
  }
  return { number: Number(digits), rest: rest.trim() };
}
