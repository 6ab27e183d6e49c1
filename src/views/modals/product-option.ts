import type { PlainTextOption } from '@slack/types';
import type { Product } from '../../services/catalog/index.ts';
import { option } from '../blocks.ts';

/** A product in a menu, known by its id: a slug may be longer than an option’s value, and follows the name. */
export function productOption({ name, id }: Pick<Product, 'name' | 'id'>): PlainTextOption {
  return option(name, id);
}
