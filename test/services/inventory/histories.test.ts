import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ORDER_STATUSES, type Order, type OrderStatus } from '../../../src/services/orders/index.ts';
import { ben } from '../../support/people.ts';
import { openStockRoom, type StockRoom } from './stock-room.ts';

let room: StockRoom;
beforeAll(async () => {
  room = await openStockRoom({ auditStep: 2 });
});
afterAll(() => room.close());

const KEYS = ['butter:g', 'eggs:pcs', 'sugar:g'];
const nth = fc.nat({ max: 9 });
const ingredient = fc.constantFrom(...KEYS);
const amount = fc.integer({ min: 0, max: 40 }).map((whole) => whole * 1_000);
const holdings = fc.dictionary(ingredient, amount, { noNullPrototype: true });

/** What people, suppliers and the clock do in a bakery; `n` picks among what is there. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('place'), n: nth, quantity: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('move'), n: nth, to: fc.constantFrom(...ORDER_STATUSES) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo'), n: nth }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('count'), ingredient, amount }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('waste'), ingredient, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('purchase'), n: nth, incoming: holdings, received: holdings }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hear'), n: nth, times: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hear-of-old'), n: nth }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('fold'), times: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('audit'), times: fc.integer({ min: 1, max: 2 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('the stock’s books', () => {
  it('are right at quiet, whatever happened and however it was heard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), async (steps) => {
        await room.clear();
        const bakery = createBakery(room);
        for (const each of steps) await bakery.live(each);
        await bakery.comeToRest();
        expect(await bakery.booked()).toEqual(bakery.expected());
        expect(await bakery.ledger()).toEqual(bakery.expected());
        await room.audit();
        expect(room.alerts).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

interface Amounts {
  onHand: number;
  reserved: number;
  incoming: number;
}

type Told = { at: number } & ({ level: number } | { moved: number });

/** Lives through steps, and keeps books of its own: simple, in memory, and always on time. */
function createBakery(stockRoom: StockRoom) {
  const { orders, inventory, transact, time, movements, rows, order: place, foldAll, auditStepDue } = stockRoom;
  const seen: Order[] = [];
  const numbers: number[] = [];
  const reserved = new Map<number, Order>();
  const told = new Map<string, Told[]>(KEYS.map((key) => [key, []]));
  const requests = new Map<
    string,
    { version: number; incoming: Record<string, number>; received: Record<string, number> }
  >();

  const tell = (key: string, what: { level: number } | { moved: number }) =>
    told.get(key)?.push({ at: time.now.getTime(), ...what });
  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];
  const ingredientOf = (key: string, quantity: number) => ({
    name: key.split(':')[0] ?? '',
    unit: key.endsWith(':g') ? ('g' as const) : ('pcs' as const),
    amount: quantity,
  });
  const listOf = (held: Record<string, number>) => Object.entries(held).map(([key, n]) => ingredientOf(key, n));

  function note(order: Order, before?: OrderStatus): void {
    seen.push(order);
    if (order.status === 'waiting') reserved.set(order.number, order);
    else reserved.delete(order.number);
    const used = (status?: OrderStatus) => status === 'preparation' || status === 'ready' || status === 'delivered';
    const [then, now] = [used(before), used(order.status) || (order.status === 'cancelled' && used(before))];
    const undone = before === 'cancelled' ? used(order.status) : then;
    if (undone === now) return;
    for (const { name, unit, amount } of order.ingredients) tell(`${name}:${unit}`, { moved: now ? -amount : amount });
  }

  async function change(number: number | undefined, how: (number: number) => Promise<Order>): Promise<void> {
    if (number === undefined) return;
    const before = await orders.find(number, ben);
    const after = await how(number).catch(() => before);
    if (after.version !== before.version) note(after, before.status);
  }

  async function live(each: Step): Promise<void> {
    time.now = new Date(time.now.getTime() + 1_000);
    switch (each.does) {
      case 'place': {
        const order = await place(pick(['butter_cake', 'sponge'], each.n), each.quantity);
        numbers.push(order.number);
        return note(order);
      }
      case 'move':
        return change(pick(numbers, each.n), async (n) => (await orders.move(n, each.to, { by: ben })).order);
      case 'undo':
        return change(pick(numbers, each.n), (n) => orders.undo(n, { by: ben }));
      case 'count':
        await inventory.count(ingredientOf(each.ingredient, each.amount), ben);
        return void tell(each.ingredient, { level: each.amount });
      case 'waste':
        return inventory.waste(ingredientOf(each.ingredient, each.amount), ben).then(
          () => void tell(each.ingredient, { moved: -each.amount }),
          () => undefined,
        );
      case 'purchase':
        return purchase(`request-${each.n % 3}`, each.incoming, each.received);
      case 'hear': {
        const order = pick(seen, each.n);
        const runs = Array.from({ length: each.times }, () => order && inventory.keepOrder(order.id));
        return void (await Promise.all(runs));
      }
      case 'hear-of-old': {
        const order = pick(seen, each.n);
        return order && transact((session) => inventory.bringUpToDate(session, [order]));
      }
      case 'fold': {
        const before = await current();
        await Promise.all(Array.from({ length: each.times }, () => inventory.fold()));
        return expect(await current()).toEqual(before);
      }
      case 'audit': {
        const from = (await auditStepDue()) ?? 'start';
        await Promise.all([inventory.fold(), ...Array.from({ length: each.times }, () => inventory.audit(from))]);
        return expect(room.alerts).toEqual([]);
      }
    }
  }

  async function purchase(id: string, incoming: Record<string, number>, received: Record<string, number>) {
    const { version: last = 0, received: former = {} } = requests.get(id) ?? {};
    const version = last + 1;
    const holdings = { request: id, version, incoming: listOf(incoming), received: listOf(received) };
    await transact((session) => inventory.bookPurchase(session, holdings));
    // A late one changes nothing.
    await transact((session) => inventory.bookPurchase(session, { ...holdings, incoming: [], received: [] }));
    requests.set(id, { version, incoming, received });
    for (const key of KEYS) tell(key, { moved: (received[key] ?? 0) - (former[key] ?? 0) });
  }

  const current = async () => new Map([...(await inventory.stockOf(KEYS))].map(([key, level]) => [key, only(level)]));

  return {
    live,

    async comeToRest() {
      for (const order of seen.toReversed()) await inventory.keepOrder(order.id);
      await foldAll();
    },

    async booked() {
      const kept = new Map((await rows.find().toArray()).map((row) => [row._id, only(row)]));
      return new Map(KEYS.map((key) => [key, kept.get(key) ?? only()]));
    },

    async ledger() {
      const all = await movements.find().toArray();
      const of = (key: string) => all.filter((each) => each.ingredient === key);
      const sum = (numbers: (number | undefined)[]) => numbers.reduce<number>((total, n) => total + (n ?? 0), 0);
      return new Map(
        KEYS.map((key) => [
          key,
          {
            onHand: sum(of(key).map(({ applied, onHand }) => applied ?? onHand)),
            reserved: sum(of(key).map((each) => each.reserved)),
            incoming: sum(of(key).map((each) => each.incoming)),
          },
        ]),
      );
    },

    expected() {
      return new Map(
        KEYS.map((key) => {
          const story = told.get(key) ?? [];
          const count = story.findLastIndex((each) => 'level' in each);
          const onHand = story
            .slice(Math.max(0, count))
            .reduce((sum, each) => sum + ('level' in each ? each.level : each.moved), 0);
          const waiting = [...reserved.values()].flatMap((order) => order.ingredients);
          return [
            key,
            {
              onHand,
              reserved: waiting.reduce((sum, each) => sum + (`${each.name}:${each.unit}` === key ? each.amount : 0), 0),
              incoming: [...requests.values()].reduce((sum, { incoming }) => sum + (incoming[key] ?? 0), 0),
            },
          ];
        }),
      );
    },
  };
}

function only({ onHand, reserved, incoming }: Amounts = { onHand: 0, reserved: 0, incoming: 0 }): Amounts {
  return { onHand, reserved, incoming };
}
