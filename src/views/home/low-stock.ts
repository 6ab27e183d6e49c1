import type { KnownBlock } from '@slack/types';
import type { StockLevel } from '../../services/inventory/index.ts';
import { context, divider, header, sectionsOf } from '../blocks.ts';
import { stockLine } from '../messages/stock.ts';

const MOST_SECTIONS = 2;

/** What runs low; nothing where nothing does. @param levels the low ones */
export function lowStock(levels: readonly StockLevel[]): KnownBlock[] {
  if (levels.length === 0) return [];
  const { blocks, left } = sectionsOf(levels.map(stockLine), MOST_SECTIONS);
  const more = left > 0 ? [context(`And ${left} more: \`/stock\` shows them.`)] : [];
  return [header('Low stock'), ...blocks, ...more, divider];
}
