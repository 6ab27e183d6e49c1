import type { Principal } from '../../services/principal.ts';
import { type HomeModel, MOST_OWN_ORDERS, type StaffModel } from '../../views/home/home.ts';
import type { ManagerModel } from '../../views/home/manager.ts';
import { HOME_MENU_PAGE } from '../../views/home/menu.ts';
import type { HomePlace } from '../../views/home/place.ts';
import { MOST_TICKETS_SHOWN } from '../../views/home/tickets.ts';
import type { ListenerDependencies } from '../dependencies.ts';

type Dependencies = Pick<
  ListenerDependencies,
  | 'bakeSheets'
  | 'catalog'
  | 'clock'
  | 'customers'
  | 'inventory'
  | 'orders'
  | 'outboxHealth'
  | 'procurement'
  | 'settings'
>;

const MOST_DEAD = 3;

/** What somebody sees on their Home tab, by the rights they have. */
export function createHomeModel(deps: Dependencies) {
  const { bakeSheets, catalog, clock, customers, inventory, orders, outboxHealth, procurement, settings } = deps;

  async function staffModel(by: Principal, { board }: HomePlace): Promise<StaffModel> {
    return {
      integrations: await outboxHealth.integrations(),
      board: await orders.boardPage(board, by),
      bakeSheet: await bakeSheets.today(by),
      lowStock: (await inventory.levels(by)).filter(({ low }) => low),
      tickets: await procurement.openRequests(MOST_TICKETS_SHOWN + 1, by),
    };
  }

  async function managerModel({ integrations }: StaffModel): Promise<ManagerModel> {
    return { settings: await settings.read(), integrations, dead: await outboxHealth.dead(MOST_DEAD) };
  }

  return async (by: Principal, place: HomePlace): Promise<HomeModel> => {
    const staff = by.staff ? await staffModel(by, place) : undefined;
    return {
      place,
      now: clock.now(),
      ownOrders: await orders.list({ whose: 'mine', limit: MOST_OWN_ORDERS }, by),
      notify: (await customers.onSlack(by.actor.id))?.notify ?? 'all',
      menu: await catalog.menu(place.menu, HOME_MENU_PAGE),
      currency: (await settings.read()).currency,
      staff,
      manager: staff && by.manager ? await managerModel(staff) : undefined,
    };
  };
}
