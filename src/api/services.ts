import type { Clock } from '../platform/clock.ts';
import type { Feed } from '../platform/feed/index.ts';
import type { Access } from '../services/access/index.ts';
import type { Assistance } from '../services/assistance/index.ts';
import type { Auction } from '../services/auction/index.ts';
import type { Catalog } from '../services/catalog/index.ts';
import type { Employees } from '../services/employees/index.ts';
import type { Tell } from '../services/feed/index.ts';
import type { Inventory } from '../services/inventory/index.ts';
import type { Orders } from '../services/orders/index.ts';
import type { Procurement } from '../services/procurement/index.ts';

/** What the API reaches of the bakery. */
export interface ApiServices {
  access: Pick<Access, 'issuer' | 'logIn' | 'logInClient' | 'scopesNow'>;
  catalog: Pick<
    Catalog,
    | 'createCake'
    | 'createProduct'
    | 'find'
    | 'findCake'
    | 'list'
    | 'edit'
    | 'addVariation'
    | 'removeVariation'
    | 'remove'
  >;
  orders: Pick<Orders, 'place' | 'find' | 'list' | 'move' | 'moveOnce'>;
  inventory: Pick<Inventory, 'levelsAfter' | 'count' | 'waste' | 'mark'>;
  procurement: Pick<Procurement, 'requests'>;
  employees: Pick<Employees, 'onboard' | 'fire' | 'show' | 'list'>;
  assistance: Pick<Assistance, 'request' | 'topics'>;
  auction: Pick<Auction, 'submitRecords' | 'record'>;
  feed: Pick<Feed, 'follow'>;
  tell: Tell;
  clock: Clock;
}
