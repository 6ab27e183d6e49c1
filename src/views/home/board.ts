import type { KnownBlock } from '@slack/types';
import type { Order, OrderStatus } from '../../services/orders/index.ts';
import { actions, button, context, divider, header, section } from '../blocks.ts';
import { STATUS_WORDS } from '../format.ts';
import { staffButtons } from '../messages/order-actions.ts';
import { orderLine } from '../messages/orders.ts';
import { homeActions } from './actions.ts';

const PAGE = 10;
const COLUMNS: readonly OrderStatus[] = ['waiting', 'preparation', 'ready'];

export interface BoardModel {
  /** Everything that the kitchen still has to do with. */
  orders: readonly Order[];
  /** From 0. */
  page: number;
}

/** The open orders by status, the most urgent first, a page of them. */
export function board({ orders, page: wanted }: BoardModel): KnownBlock[] {
  const pages = Math.max(1, Math.ceil(orders.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = sorted(orders).slice(page * PAGE, (page + 1) * PAGE);
  const columns = COLUMNS.map((status) => ({ status, of: shown.filter((order) => order.status === status) }));
  return [
    header('The kitchen'),
    context(orders.length === 0 ? 'Nothing to bake just now.' : counts(orders)),
    ...columns.flatMap(({ status, of }) => (of.length > 0 ? column(status, of) : [])),
    ...pageButtons(page, pages),
    divider,
  ];
}

function sorted(orders: readonly Order[]): Order[] {
  const place = ({ status }: Order) => COLUMNS.indexOf(status);
  return orders.toSorted((a, b) => place(a) - place(b) || a.dueAt.getTime() - b.dueAt.getTime());
}

function counts(orders: readonly Order[]): string {
  return COLUMNS.map((status) => {
    const count = orders.filter((order) => order.status === status).length;
    return `${STATUS_WORDS[status]}: *${count}*`;
  }).join(' · ');
}

function column(status: OrderStatus, orders: readonly Order[]): KnownBlock[] {
  return [
    section(`*${STATUS_WORDS[status][0]?.toUpperCase()}${STATUS_WORDS[status].slice(1)}*`),
    ...orders.flatMap((order) => [section(orderLine(order)), ...actions(staffButtons(order))]),
  ];
}

function pageButtons(page: number, pages: number): KnownBlock[] {
  const to = (target: number, label: string) => button(homeActions.page, label, { value: String(target) });
  return [
    ...actions(page > 0 ? [to(page - 1, 'Earlier page')] : []),
    ...actions(page + 1 < pages ? [to(page + 1, `Next page (${page + 1} of ${pages})`)] : []),
  ];
}
