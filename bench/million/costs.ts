import { pino } from 'pino';
import type { Principal } from '../../src/services/principal.ts';
import { CAKE, manager, type OldBakery } from './bakery.ts';
import { customerAt } from './history/customers.ts';

/** What is done, and how long each takes in the middle, in ms. */
export interface Costs {
  place: number;
  follow: number;
  change: number;
  list: number;
  home: number;
  board: number;
}

/** How often each is done in one round. */
const TIMES = 40;

const { slackUser, name } = customerAt(0);
const regular: Principal = {
  actor: { kind: 'person', id: slackUser, name, via: 'Slack' },
  staff: false,
  manager: false,
};

/** One thing at a time: what is measured is what each costs, not how much is done at once. */
export type Work = Readonly<Record<keyof Costs, (index: number) => Promise<void>>>;

/** What people do in a bakery, and what follows. */
function workIn({ services, homeOf }: OldBakery, placed: { id: string; number: number }[]): Work {
  const { orders, inventory, notifications, procurement } = services;
  const run = { signal: AbortSignal.timeout(600_000), log: pino({ level: 'silent' }) };
  const lines = [{ product: CAKE, persons: 4, quantity: 2 }];
  return {
    async place() {
      placed.push((await orders.place({ lines }, regular)).result);
    },
    async follow(index) {
      const id = placed[index]?.id ?? '';
      await inventory.keepOrder(id);
      await notifications.write(id, run);
      await procurement.net(run);
      await inventory.fold();
    },
    async change(index) {
      await orders.move(placed[index]?.number ?? 0, 'ready', { by: manager });
    },
    async list() {
      await orders.list({ whose: 'mine', limit: 10 }, regular);
      const [last] = await orders.list({ whose: 'all', limit: 50 }, manager);
      if (!last) throw new Error('there are no orders');
      await orders.list({ whose: 'all', limit: 50, statuses: ['delivered'], after: last }, manager);
      await orders.list({ whose: 'all', limit: 50, customer: last.customer.id, placedBefore: last.placedAt }, manager);
    },
    async home() {
      await homeOf(regular, { menu: 0, board: { page: 0 } });
      await homeOf(manager, { menu: 0, board: { page: 0 } });
    },
    async board(index) {
      await orders.boardPage({ page: index % 10 }, manager);
    },
  };
}

/** Does everything in both bakeries, now in the one and then in the other: what else the machine does meets both. */
export async function measureCosts(bakeries: readonly [OldBakery, OldBakery]): Promise<[Costs, Costs]> {
  const sides = bakeries.map((bakery) => {
    const placed: { id: string; number: number }[] = [];
    return { bakery, placed, work: workIn(bakery, placed), costs: {} as Costs };
  });
  for (const kind of ['place', 'follow', 'change', 'list', 'home', 'board'] as const) {
    const taken = sides.map((): number[] => []);
    for (let index = 0; index < TIMES; index += 1) {
      for (const [side, { work }] of sides.entries()) {
        const startedAt = performance.now();
        await work[kind](index);
        taken[side]?.push(performance.now() - startedAt);
      }
    }
    for (const [side, { costs }] of sides.entries()) costs[kind] = median(taken[side] ?? []);
  }
  for (const { bakery, placed } of sides) {
    // The kitchen has as much to do in the next round as in this one.
    for (const { number } of placed) await bakery.services.orders.move(number, 'delivered', { by: manager });
    await bakery.settle();
  }
  const [one, other] = sides;
  if (!one || !other) throw new Error('two bakeries are compared');
  return [one.costs, other.costs];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
