import type { Option } from '@slack/types';
import type { Product } from '../../services/catalog/index.ts';
import { option } from '../blocks.ts';

/** A product in a menu, known by its slug. */
export function productOption({ name, slug }: Product): Option {
  return option(name, slug);
}
