import { decimalsOf } from '../services/catalog/index.ts';

/**
 * `€12.50`
 *
 * @param amount integer minor units
 * @param currency ISO 4217
 */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** decimalsOf(currency));
}
