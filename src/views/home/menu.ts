import type { KnownBlock } from '@slack/types';
import type { MenuPage } from '../../services/catalog/index.ts';
import { actions, button, context, header, sectionsOf } from '../blocks.ts';
import { menuLines } from '../messages/menu.ts';
import { homeTurns } from './actions.ts';
import { type HomePlace, homeValue } from './place.ts';

/** Products on a page of Home's menu: each has room, however long its name is. */
export const HOME_MENU_PAGE = 20;

/** The menu with its prices, a page of it. */
export function homeMenu(
  { products, page, pages, total }: MenuPage,
  { currency, place }: { currency: string; place: HomePlace },
): KnownBlock[] {
  if (total === 0) return [header('The menu'), context('The menu is empty so far.')];
  const to = (action: string, label: string, menu: number) =>
    button(action, label, { value: homeValue({ ...place, menu }) });
  return [
    header('The menu'),
    ...sectionsOf(menuLines(products, currency), HOME_MENU_PAGE).blocks,
    ...(pages > 1 ? [context(`${total} products, page ${page + 1} of ${pages}`)] : []),
    ...actions([
      ...(page > 0 ? [to(homeTurns.menuBack, 'Back in the menu', page - 1)] : []),
      ...(page + 1 < pages ? [to(homeTurns.menuOn, 'More of the menu', page + 1)] : []),
    ]),
  ];
}
