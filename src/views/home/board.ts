import type { Button, KnownBlock } from '@slack/types';
import {
  type BoardPage,
  type BoardPlace,
  OPEN_STATUSES,
  type OpenStatus,
  type Order,
  STATUS_WORDS,
} from '../../services/orders/index.ts';
import { actions, button, context, divider, header, section } from '../blocks.ts';
import { staffButtons } from '../messages/order-actions.ts';
import { orderLine } from '../messages/orders.ts';
import { homeTurns } from './actions.ts';
import { type HomePlace, homeValue } from './place.ts';

/** A page of the open orders by status, in each the most urgent first. */
export function board(page: BoardPage, { place, now }: { place: HomePlace; now: Date }): KnownBlock[] {
  const { orders } = page;
  const turn: Turn = (actionId, label, to, isHere = false) =>
    button(actionId, label, { value: homeValue({ ...place, board: to }), ...(isHere && { style: 'primary' }) });
  const columns = OPEN_STATUSES.map((status) => ({ status, of: orders.filter((order) => order.status === status) }));
  return [
    header('The kitchen'),
    ...actions(choices(page, turn)),
    ...(orders.length === 0 ? [context('Nothing to bake just now.')] : []),
    ...columns.flatMap(({ status, of }) => (of.length > 0 ? column(status, of, now) : [])),
    ...actions(pageButtons(page, turn)),
    divider,
  ];
}

/** A button that turns the board to another place. */
type Turn = (actionId: string, label: string, to: BoardPlace, isHere?: boolean) => Button;

/** One for each status, and one for all of them; each says how many there are. */
function choices({ status: chosen, counts }: BoardPage, turn: Turn): Button[] {
  const all = OPEN_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const of = (status: OpenStatus) => `${capital(STATUS_WORDS[status])}: ${counts[status]}`;
  return [
    turn(homeTurns.all, `All: ${all}`, { page: 0 }, !chosen),
    ...OPEN_STATUSES.map((status) => turn(homeTurns[status], of(status), { status, page: 0 }, status === chosen)),
  ];
}

function column(status: OpenStatus, orders: readonly Order[], now: Date): KnownBlock[] {
  return [
    section(`*${capital(STATUS_WORDS[status])}*`),
    ...orders.flatMap((order) => [section(orderLine(order)), ...actions(staffButtons(order, now))]),
  ];
}

function pageButtons({ status, page, pages }: BoardPage, turn: Turn): Button[] {
  return [
    ...(page > 0 ? [turn(homeTurns.earlier, 'Earlier page', { status, page: page - 1 })] : []),
    ...(page + 1 < pages
      ? [turn(homeTurns.next, `Next page (${page + 1} of ${pages})`, { status, page: page + 1 })]
      : []),
  ];
}

const capital = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;
