import { priceInvalid } from './errors.ts';

/**
 * The highest price, in minor units: 50 lines of 1,000 cakes for 10,000 eaters each stay below 2^53, so that every total
 * is exact.
 */
export const HIGHEST_PRICE = 10_000_000;

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY. @param currency ISO 4217 */
export function decimalsOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits;
}

/**
 * Reads a price as people write it: `4.5` -> 450. Digits are moved, not multiplied: no rounding.
 *
 * @returns integer minor units; undefined for an empty text
 * @throws DomainError `price_invalid`, naming `field`
 */
export function parsePrice(text: string, currency: string, field = 'price'): number | undefined {
  if (text.trim() === '') return undefined;
  const decimals = decimalsOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > decimals) throw priceInvalid(field);
  return checkPrice(Number(`${whole}${fraction.padEnd(decimals, '0')}`), field);
}

/** As {@link parsePrice} reads it: 450 -> `4.50`. */
export function writePrice(price: number | undefined, currency: string): string {
  if (price === undefined) return '';
  const decimals = decimalsOf(currency);
  return (price / 10 ** decimals).toFixed(decimals);
}

/** @throws DomainError `price_invalid`, naming `field` */
export function checkPrice<Price extends number | undefined>(price: Price, field = 'price'): Price {
  if (price === undefined) return price;
  if (!Number.isInteger(price) || price < 0 || price > HIGHEST_PRICE) throw priceInvalid(field);
  return price;
}
