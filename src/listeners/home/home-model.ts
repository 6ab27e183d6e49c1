import type { Principal } from '../../services/principal.ts';
import type { HomeModel } from '../../views/home/home.ts';
import type { ListenerDependencies } from '../dependencies.ts';

type Dependencies = Pick<ListenerDependencies, 'catalog' | 'orders' | 'outboxHealth' | 'settings'>;

const MOST_OWN_ORDERS = 10;
const MOST_ON_BOARD = 200;

/** What somebody sees on their Home tab, by the rights they have. */
export function createHomeModel({ catalog, orders, outboxHealth, settings }: Dependencies) {
  return async (by: Principal, page: number): Promise<HomeModel> => {
    const current = await settings.read();
    return {
      ownOrders: await orders.list({ whose: 'mine', limit: MOST_OWN_ORDERS }, by),
      menu: await catalog.menu(),
      currency: current.currency,
      board: by.staff ? { orders: await orders.openPage(0, MOST_ON_BOARD), page } : undefined,
      manager: by.manager ? { settings: current, integrations: await outboxHealth.integrations() } : undefined,
    };
  };
}
