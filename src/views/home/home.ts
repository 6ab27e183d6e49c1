import type { HomeView, KnownBlock } from '@slack/types';
import type { IntegrationHealth } from '../../platform/outbox/index.ts';
import type { MenuPage } from '../../services/catalog/index.ts';
import type { Preference } from '../../services/customers/index.ts';
import type { StockLevel } from '../../services/inventory/index.ts';
import type { BakeSheet, BoardPage, Order } from '../../services/orders/index.ts';
import type { OpenRequest } from '../../services/procurement/index.ts';
import { actions, button, context, divider, header, section } from '../blocks.ts';
import { problemMessage } from '../messages/note.ts';
import { customerButtons } from '../messages/order-actions.ts';
import { orderLine } from '../messages/orders.ts';
import { preferenceMenu } from '../preference.ts';
import { homeActions } from './actions.ts';
import { bakeSheet } from './bake-sheet.ts';
import { board } from './board.ts';
import { degradedNote } from './degraded.ts';
import { lowStock } from './low-stock.ts';
import { type ManagerModel, managersPart } from './manager.ts';
import { homeMenu } from './menu.ts';
import { type HomePlace, homeValue } from './place.ts';
import { openTickets } from './tickets.ts';

export const MOST_OWN_ORDERS = 10;

export interface HomeModel {
  /** One's own orders, newest first. */
  ownOrders: readonly Order[];
  /** What they want to hear of their orders. */
  notify: Preference;
  menu: MenuPage;
  currency: string;
  /** Where its reader is. */
  place: HomePlace;
  now: Date;
  staff?: StaffModel;
  /** For managers. */
  manager?: ManagerModel;
}

export interface StaffModel {
  integrations: readonly IntegrationHealth[];
  board: BoardPage;
  bakeSheet: BakeSheet;
  lowStock: readonly StockLevel[];
  /** One more than are shown says that there are more. */
  tickets: readonly OpenRequest[];
}

/** The Home tab: managers see what needs them, staff the board, everybody their orders and the menu. */
export function home(model: HomeModel): HomeView {
  const { staff, manager, place } = model;
  return {
    type: 'home',
    private_metadata: homeValue(place),
    blocks: [
      ...actions([
        button(homeActions.placeOrder, 'Place an order', { style: 'primary' }),
        ...(manager ? [button(homeActions.createCake, 'Create a cake')] : []),
        ...(manager ? [button(homeActions.createProduct, 'Create a product')] : []),
        ...(manager ? [button(homeActions.onboardEmployee, 'Onboard an employee')] : []),
      ]),
      ...(manager ? managersPart(manager) : []),
      ...(staff ? staffPart(staff, model) : []),
      ...ownOrders(model),
      ...homeMenu(model.menu, model),
    ],
  };
}

function staffPart({ integrations, ...staff }: StaffModel, model: HomeModel): KnownBlock[] {
  return [
    ...degradedNote(integrations),
    ...board(staff.board, model),
    ...bakeSheet(staff.bakeSheet),
    ...lowStock(staff.lowStock),
    ...openTickets(staff.tickets),
  ];
}

function ownOrders({ ownOrders, notify }: HomeModel): KnownBlock[] {
  const shown = ownOrders.slice(0, MOST_OWN_ORDERS);
  return [
    header('Your orders'),
    ...(shown.length === 0 ? [context('You have not ordered anything yet.')] : []),
    ...shown.flatMap((order) => [section(orderLine(order)), ...actions(customerButtons(order))]),
    // Slack keeps showing what was chosen in a menu while its block has the same id.
    section('What I tell you about your orders', { block_id: `notify:${notify}`, accessory: preferenceMenu(notify) }),
    divider,
  ];
}

/** What stands on Home when it could not be made. */
export function homeProblem(problem: Parameters<typeof problemMessage>[0]): HomeView {
  return { type: 'home', blocks: problemMessage(problem).blocks };
}
