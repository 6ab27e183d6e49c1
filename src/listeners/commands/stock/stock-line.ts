import { DomainError } from '../../../platform/errors.ts';
import { type Ingredient, parseLine, STOCK_RANGE } from '../../../services/catalog/index.ts';
import { legibleText } from '../../../views/escape.ts';

/** Up to an amount with its unit, else up to the first number; what comes after it is why. */
const WITH_REASON =
  /^(?<written>.*?\s[+-]?\d+(?:[.,]\d+)?\s*(?:g|pcs|pc|pieces?)(?=\s|$)|.*?\s[+-]?\d+(?:[.,]\d+)?(?=\s|$))(?:\s+(?<reason>.+))?$/is;

/**
 * Reads `butter 2500 g`.
 *
 * @param text as Slack sends it, escaped
 * @param usage how to write it: `/stock count butter 2500 g`
 * @throws DomainError `stock_unreadable`
 */
export function readStockLine(text: string, usage: string): Ingredient {
  const written = legibleText(text).replace(/\s+/g, ' ').trim();
  if (written === '') throw unreadable(`Which ingredient, and how much? Write it like this: ${usage}`);
  return parseLine(written, (problem) => unreadable(`${capitalised(problem)} For example: ${usage}`), STOCK_RANGE);
}

/** Reads `butter 100 g fell on the floor`. Throws as {@link readStockLine} does. */
export function readWaste(text: string, usage: string): Ingredient & { reason?: string } {
  const { written = text, reason } = WITH_REASON.exec(text.trim())?.groups ?? {};
  return { ...readStockLine(written, usage), reason: reason && legibleText(reason).trim() };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function unreadable(message: string): DomainError {
  return new DomainError('invalid', 'stock_unreadable', message, [{ path: 'ingredient', message }]);
}
