import { invalidField } from '../../../platform/errors.ts';
import { legibleText } from '../../../views/escape.ts';

/**
 * The product that somebody named after a subcommand.
 *
 * @param usage how to write it: `/cake show chocolate_cake`
 * @throws DomainError `product_missing`
 */
export function whichProduct(text: string, usage: string): string {
  const product = legibleText(text).trim();
  if (product === '') throw invalidField('product_missing', 'product', `Which one? Write it like this: ${usage}`);
  return product;
}
