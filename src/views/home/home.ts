import type { HomeView, KnownBlock } from '@slack/types';
import type { Product } from '../../services/catalog/index.ts';
import type { Order } from '../../services/orders/index.ts';
import { actions, button, context, divider, header, section, sectionsOf } from '../blocks.ts';
import { productLine } from '../messages/menu.ts';
import { problemMessage } from '../messages/note.ts';
import { customerButtons } from '../messages/order-actions.ts';
import { orderLine } from '../messages/orders.ts';
import { homeActions } from './actions.ts';
import { type BoardModel, board } from './board.ts';
import { type ManagerModel, managersPart } from './manager.ts';

const MOST_OWN_ORDERS = 10;
const MOST_MENU_SECTIONS = 5;

export interface HomeModel {
  /** One's own orders, newest first. */
  ownOrders: readonly Order[];
  menu: readonly Product[];
  currency: string;
  /** For staff. */
  board?: BoardModel;
  /** For managers. */
  manager?: ManagerModel;
}

/** The Home tab: managers see what needs them, staff the board, everybody their orders and the menu. */
export function home(model: HomeModel): HomeView {
  const { board: kitchen, manager } = model;
  return {
    type: 'home',
    private_metadata: String(kitchen?.page ?? 0),
    blocks: [
      ...actions([
        button(homeActions.placeOrder, 'Place an order', { style: 'primary' }),
        ...(manager ? [button(homeActions.createCake, 'Create a cake')] : []),
        ...(manager ? [button(homeActions.onboardEmployee, 'Onboard an employee')] : []),
      ]),
      ...(manager ? managersPart(manager) : []),
      ...(kitchen ? board(kitchen) : []),
      ...ownOrders(model),
      ...menuPart(model),
    ],
  };
}

function ownOrders({ ownOrders }: HomeModel): KnownBlock[] {
  if (ownOrders.length === 0) return [header('Your orders'), context('You have not ordered anything yet.')];
  const shown = ownOrders.slice(0, MOST_OWN_ORDERS);
  return [
    header('Your orders'),
    ...shown.flatMap((order) => [section(orderLine(order)), ...actions(customerButtons(order))]),
    divider,
  ];
}

function menuPart({ menu, currency }: HomeModel): KnownBlock[] {
  if (menu.length === 0) return [header('The menu'), context('The menu is empty so far.')];
  const lines = menu.map((product) => productLine(product, currency));
  const { blocks, left } = sectionsOf(lines, MOST_MENU_SECTIONS);
  return [
    header('The menu'),
    ...blocks,
    ...(left > 0 ? [context(`And ${left} more: the order form finds them.`)] : []),
  ];
}

/** What stands on Home when it could not be made. */
export function homeProblem(problem: Parameters<typeof problemMessage>[0]): HomeView {
  return { type: 'home', blocks: problemMessage(problem).blocks };
}
