import { type BoardPlace, OPEN_STATUSES } from '../../services/orders/index.ts';

/** Where somebody is on their Home: its buttons lead from one place to another, and the view remembers where it is. */
export interface HomePlace {
  board: BoardPlace;
  /** Page of the menu, from 0. */
  menu: number;
}

/** `ready:2:0`: the board's status and page, and the menu's. */
export function homeValue({ board: { status, page }, menu }: HomePlace): string {
  return `${status ?? 'all'}:${page}:${menu}`;
}

/** What a button or a view holds; the start where it holds no place. */
export function parseHomePlace(value: string | undefined): HomePlace {
  const [, wanted, page = '0', menu = '0'] = /^(\w+):(\d{1,6}):(\d{1,6})$/.exec(value ?? '') ?? [];
  return {
    board: { status: OPEN_STATUSES.find((status) => status === wanted), page: Number(page) },
    menu: Number(menu),
  };
}
