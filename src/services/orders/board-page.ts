import { type Principal, requireStaff } from '../principal.ts';
import type { Order } from './order.ts';
import { OPEN_STATUSES, type OpenStatus } from './status.ts';
import type { OrderStore } from './store.ts';

/** Where somebody is on the kitchen's board. */
export interface BoardPlace {
  /** Only orders of this status; all that are open when left out. */
  status?: OpenStatus;
  /** From 0. */
  page: number;
}

/** A page of the kitchen's board, the most urgent orders first. */
export interface BoardPage extends BoardPlace {
  orders: Order[];
  /** How many pages there are; at least one. */
  pages: number;
  /** How many orders there are of each open status, on whatever page. */
  counts: Record<OpenStatus, number>;
}

const PAGE = 10;

/** Reads pages of the board; one that is not there (any more) is the last one that is. */
export function createBoardPages(store: Pick<OrderStore, 'byDueTime' | 'countByStatus'>) {
  return async ({ status, page: wanted }: BoardPlace, by: Principal): Promise<BoardPage> => {
    requireStaff(by, 'see the kitchen’s board');
    const statuses: readonly OpenStatus[] = status ? [status] : OPEN_STATUSES;
    const [waiting = 0, preparation = 0, ready = 0] = await store.countByStatus(OPEN_STATUSES);
    const counts = { waiting, preparation, ready };
    const total = statuses.reduce((sum, each) => sum + counts[each], 0);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(wanted, pages - 1);
    return { status, page, pages, counts, orders: await store.byDueTime(statuses, { skip: page * PAGE, limit: PAGE }) };
  };
}
