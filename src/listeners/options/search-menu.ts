import type { Option } from '@slack/types';
import { productOption } from '../../views/modals/product-option.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** The products whose name or slug holds what somebody types. */
export function searchMenu({ catalog }: Pick<ListenerDependencies, 'catalog'>, most: number) {
  return async (text: string): Promise<Option[]> => (await catalog.search(text.trim(), most)).map(productOption);
}
