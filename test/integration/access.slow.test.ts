import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import type { Product } from '../../src/services/catalog/index.ts';
import type { Order, OrderStatus } from '../../src/services/orders/index.ts';
import { staffNoteActions } from '../../src/views/messages/staff-note.ts';
import { accessTable, type Right, type Role } from '../support/access-table.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { olivia } from '../support/people.ts';
import { openRequests, type RequestSender } from './access/requests.ts';
import { type Scene, straysAmong, type Try, tryOf } from './access/tries.ts';

/** Everybody who tries, and whose column of the table is theirs. */
const TRIED_BY = {
  'a customer': 'customer',
  'an employee': 'staff',
  'an employee who is a manager': 'manager',
  'an admin of the workspace': 'manager',
  'a manager who was fired': 'customer',
} as const satisfies Record<string, Role>;

type Who = keyof typeof TRIED_BY;

/** Whoever does not work here has no login of their own to tell. */
const NOBODYS = 1;

let bakery: RunningBakery;
let requests: RequestSender;
let product: Product;
const people = {} as Record<Who, { actor: Actor; employee?: number }>;
const rows = accessTable();

beforeAll(async () => {
  bakery = await openBakery();
  requests = await openRequests(bakery);
  people['a customer'] = { actor: await bakery.person('Mr. Cakelover') };
  people['an employee'] = { actor: await bakery.person('Ben Baker'), employee: 1 };
  people['an admin of the workspace'] = { actor: await bakery.person('Olivia Baker') };
  people['an employee who is a manager'] = await manager('Dana', await bakery.person('Dana Dev'));
  const fired = await manager('Fay', await bakery.addPerson({ displayName: 'Fay Fired' }));
  product = (await bakery.app.services.catalog.createProduct({ name: 'Tried Tea' }, olivia)).result;
  await bakery.app.services.employees.fire(fired.employee, olivia);
  people['a manager who was fired'] = { actor: fired.actor };
  await bakery.app.services.inventory.count({ name: 'butter', unit: 'g', amount: 1_000 }, olivia);
  await bakery.app.services.inventory.mark({ name: 'butter', unit: 'g', amount: 2_000 }, olivia);
  for (const { actor } of Object.values(people)) await actor.openHome();
  await bakery.quiet();
});
afterAll(async () => {
  requests?.close();
  await bakery?.close();
});

async function manager(firstName: string, actor: Actor) {
  const newcomer = {
    firstName,
    lastName: 'Manager',
    slackUser: actor.id,
    permissions: { developer: true, manager: true },
  };
  const { result } = await bakery.app.services.employees.onboard(newcomer, olivia);
  return { actor, employee: result.number };
}

/** An order of somebody's, that the bakery has brought that far. */
async function order({ id }: Actor, status: OrderStatus): Promise<Order> {
  const { orders, employees } = bakery.app.services;
  const lines = [{ product: 'mint_tea', quantity: 1 }];
  const placed = (await orders.place({ lines }, await employees.principalOf(id))).result;
  return status === 'waiting' ? placed : (await orders.move(placed.number, status, { by: olivia })).order;
}

/** Tries with what is their own and, where that makes a difference, with what is somebody else's. */
async function rightOf(who: Who, attempt: Try): Promise<Right> {
  let differs = false;
  const scene = (own: boolean): Scene => {
    const whose = () => {
      differs = true;
      if (own) return who;
      return who === 'an employee' ? 'an employee who is a manager' : 'an employee';
    };
    return {
      asks: requests.as(people[who].actor),
      unique: randomUUID(),
      product,
      order: async (status = 'waiting') => order(people[whose()].actor, status),
      employee: () => people[whose()].employee ?? NOBODYS,
    };
  };
  const [mayOwn, mayAny] = [await attempt(scene(true)), differs ? await attempt(scene(false)) : undefined];
  if (mayAny && !mayOwn) throw new Error(`${who} may do with others’ what they may not with their own`);
  return (mayAny ?? mayOwn) ? 'yes' : mayOwn ? 'own' : 'no';
}

it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
  const attempt = tryOf(row);
  const tried = Object.keys(TRIED_BY) as Who[];
  const found = await Promise.all(tried.map(async (who) => [who, await rightOf(who, attempt)]));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(tried.map((who) => [who, row.may[TRIED_BY[who]]])));
});

it('tries nothing that is not in docs/access.md', () => {
  expect(straysAmong(rows)).toEqual([]);
});

it('asks the books at each request: whoever is fired may no more by the next click', async () => {
  const who = 'an employee who is a manager';
  const settings = tryOf({ name: '', kind: 'button', id: staffNoteActions.openSettings });
  expect(await rightOf(who, settings)).toBe('yes');
  await bakery.app.services.employees.fire(people[who].employee ?? NOBODYS, olivia);
  expect(await rightOf(who, settings)).toBe('no');
});
