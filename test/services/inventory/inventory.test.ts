import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben, cakelover, stranger } from '../../support/people.ts';
import { openStockRoom, type StockRoom, some } from './stock-room.ts';

let room: StockRoom;
beforeAll(async () => {
  room = await openStockRoom();
});
afterAll(() => room.close());
beforeEach(() => room.clear());

const amounts = (onHand: number, reserved = 0, incoming = 0) => ({ onHand, reserved, incoming });
const later = (ms: number) => {
  room.time.now = new Date(room.time.now.getTime() + ms);
};

describe('an order', () => {
  it('reserves what it needs, and has used it once it is baked', async () => {
    const order = await room.order('butter_cake', 3);
    await room.inventory.keepOrder(order.id);
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(0, 30_000));
    await room.orders.move(order.number, 'ready', { by: ben });
    await room.inventory.keepOrder(order.id);
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(-30_000));
    const ids = (await room.movements.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    const named = [1, 2].flatMap((v) => ['butter:g', 'eggs:pcs'].map((key) => `order-${order.number}:v${v}:${key}`));
    expect(ids).toEqual(named);
  });

  it('gives back what it reserved when it is cancelled, not what it used', async () => {
    const [waiting, baked] = [await room.order(), await room.order()];
    await room.orders.move(baked.number, 'preparation', { by: ben });
    for (const { number, id } of [waiting, baked]) {
      await room.orders.move(number, 'cancelled', { by: ben });
      await room.inventory.keepOrder(id);
    }
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(-10_000));
  });

  it('is booked once by ten runs at once', async () => {
    const { id } = await room.order();
    await Promise.all(Array.from({ length: 10 }, () => room.inventory.keepOrder(id)));
    expect(await room.movements.countDocuments()).toBe(2);
    expect((await room.happened('stock')).map(({ type }) => type)).toEqual(['stock.moved']);
  });

  it('that was baked before a count, and heard of after it, takes nothing from what was counted', async () => {
    const { id, number } = await room.order();
    await room.orders.move(number, 'preparation', { by: ben });
    later(1_000);
    await room.count('butter 500 g');
    await room.foldAll();
    await room.inventory.keepOrder(id);
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(500_000));
    await room.audit();
    expect(room.alerts).toEqual([]);
  });

  it('nobody knows is no order', async () => {
    await room.inventory.keepOrder('nobody');
    expect(await room.movements.countDocuments()).toBe(0);
  });
});

describe('a purchase request', () => {
  it('comes in, and its receipt is corrected when the outcome changes', async () => {
    await room.book('R', 1, ['butter 100 g', 'eggs 6']);
    await room.book('R', 2, [], ['butter 100 g', 'eggs 6']);
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(100_000));
    await room.book('R', 3, [], ['eggs 6']);
    await room.book('R', 2, ['butter 100 g']);
    await room.foldAll();
    expect(await room.row('butter:g')).toMatchObject(amounts(0));
    expect(await room.row('eggs:pcs')).toMatchObject(amounts(6_000));
    const ids = (await room.movements.find({ ingredient: 'butter:g' }).toArray()).map(({ _id }) => _id);
    expect(ids.sort()).toEqual([1, 2, 3].map((version) => `request-R:v${version}:butter:g`));
  });
});

describe('what is available', () => {
  it('is told in a transaction with what that transaction itself has moved', async () => {
    await room.count('butter 500 g');
    await room.foldAll();
    const order = await room.order('butter_cake', 2);
    const told = await room.transact(async (session) => {
      await room.inventory.bringUpToDate(session, [order]);
      return room.inventory.available(session, ['butter:g', 'saffron:g']);
    });
    expect(told.get('butter:g')).toEqual({
      ...{ name: 'butter', unit: 'g', counted: true, low: false, lowMark: undefined },
      ...amounts(500_000, 20_000),
    });
    expect(told.get('saffron:g')).toMatchObject({ name: 'saffron', unit: 'g', counted: false, ...amounts(0) });
  });

  it('is the same before and after the fold', async () => {
    await room.count('butter 500 g');
    await room.waste('butter 20 g');
    const before = await room.inventory.stockOf(['butter:g']);
    expect(before.get('butter:g')).toMatchObject(amounts(480_000));
    await room.foldAll();
    expect(await room.inventory.stockOf(['butter:g'])).toEqual(before);
  });
});

describe('the fold', () => {
  it('takes a thousand movements a step and asks for the next', async () => {
    const at = room.time.now;
    const butter = { ingredient: 'butter:g', name: 'butter', unit: 'g', kind: 'waste', folded: false } as const;
    await room.movements.insertMany(
      Array.from({ length: 1_200 }, (_, n) => ({ _id: `waste-${n}:butter:g`, ...butter, onHand: -1_000, at })),
    );
    await room.inventory.fold();
    expect(await room.row('butter:g')).toMatchObject(amounts(-1_000_000));
    expect((await room.happened('stock')).map(({ type }) => type)).toEqual(['stock.fold_due']);
    await room.inventory.fold();
    expect(await room.row('butter:g')).toMatchObject(amounts(-1_200_000));
    expect(await room.happened('stock')).toHaveLength(1);
  });

  it('alerts once for each time that an ingredient falls below its mark', async () => {
    const fall = async () => {
      await room.waste('butter 60 g');
      await room.foldAll();
    };
    await room.count('butter 500 g');
    await room.mark('butter 450 g');
    await room.foldAll();
    expect(room.alerts).toEqual([]);
    for (let times = 0; times < 3; times += 1) await fall();
    const low = { name: 'butter', unit: 'g', onHand: 440_000, lowMark: 450_000 };
    expect(room.alerts).toEqual([{ to: 'managers', note: { kind: 'stock-low', ingredients: [low] } }]);
    await room.count('butter 500 g');
    await room.foldAll();
    await fall();
    expect(room.alerts).toHaveLength(2);
    expect((await room.happened('ingredient')).filter(({ type }) => type === 'stock.ran_low')).toHaveLength(2);
  });

  it('alerts once also when two run at once', async () => {
    await room.count('butter 500 g');
    await room.mark('butter 600 g');
    await Promise.all([room.inventory.fold(), room.inventory.fold(), room.inventory.fold()]);
    expect((await room.happened('ingredient')).filter(({ type }) => type === 'stock.ran_low')).toHaveLength(1);
  });

  it.each([
    [{}, 'managers'],
    [{ kitchenChannel: { id: 'C1' } }, { channel: 'C1' }],
    [{ kitchenChannel: { id: 'C1' }, kitchenChannelBroken: {} }, 'managers'],
    [{ kitchenChannel: { id: 'C1' }, alertsChannel: { id: 'C2' } }, { channel: 'C2' }],
  ])('tells of it where the settings say: %j', async (settings, to) => {
    Object.assign(room.settings, settings);
    await room.count('butter 5 g');
    await room.mark('butter 6 g');
    await room.foldAll();
    expect(room.alerts.map((alert) => alert.to)).toEqual([to]);
  });
});

describe('people', () => {
  it('count, and learn what the books had', async () => {
    expect((await room.count('butter 500 g')).result).toMatchObject({ before: undefined, level: amounts(500_000) });
    await room.waste('butter 30 g');
    expect((await room.count('butter 465 g')).result).toMatchObject({ before: 470_000, level: amounts(465_000) });
  });

  it('count once, however often the command comes', async () => {
    const request = { key: 'slack:1' };
    const first = await room.inventory.waste(some('butter 10 g'), ben, request).catch((error) => error);
    expect(first).toMatchObject({ code: 'ingredient_not_found' });
    await room.count('butter 500 g');
    for (const repeated of [false, true]) {
      expect(await room.inventory.waste(some('butter 10 g'), ben, request)).toMatchObject({ repeated });
    }
    expect((await room.inventory.stockOf(['butter:g'])).get('butter:g')).toMatchObject(amounts(490_000));
  });

  it('see what is low first, then by name', async () => {
    for (const line of ['sugar 5 g', 'butter 5 g', 'eggs 2', 'eggs 2 g']) await room.count(line);
    await room.mark('sugar 6 g');
    const levels = await room.inventory.levels(ben);
    expect(levels.map(({ name, unit }) => `${name} ${unit}`)).toEqual(['sugar g', 'butter g', 'eggs g', 'eggs pcs']);
  });

  it.each([
    ['count', -1_000, 'amount_invalid'],
    ['count', 0.5, 'amount_invalid'],
    ['count', 10_000_000_001, 'amount_invalid'],
    ['waste', 0, 'amount_invalid'],
    ['waste', 1_000, 'ingredient_not_found'],
    ['mark', 1_000, 'ingredient_not_found'],
  ] as const)('cannot %s %d', async (does, amount, code) => {
    await expect(room.inventory[does]({ name: 'butter', unit: 'g', amount }, ben)).rejects.toMatchObject({ code });
    expect(await room.movements.countDocuments()).toBe(0);
  });

  it('count whole pieces, and give short reasons', async () => {
    const half = { name: 'eggs', unit: 'pcs', amount: 500 } as const;
    await expect(room.inventory.count(half, ben)).rejects.toMatchObject({ code: 'amount_invalid' });
    await room.count('eggs 2');
    await expect(room.waste('eggs 1', 'x'.repeat(301))).rejects.toMatchObject({ code: 'reason_too_long' });
  });

  it.each([cakelover, stranger])('who are no staff neither see nor change the stock: $actor.name', async (by) => {
    const butter = some('butter 1 g');
    const { inventory } = room;
    for (const does of [
      () => inventory.levels(by),
      () => inventory.count(butter, by),
      () => inventory.waste(butter, by),
      () => inventory.mark(butter, by),
    ]) {
      await expect(does()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('the audit', () => {
  it('puts right what differs from the ledger, and says so once', async () => {
    await room.count('butter 500 g');
    await room.count('eggs 12');
    await room.foldAll();
    await room.rows.updateOne({ _id: 'butter:g' }, { $inc: { onHand: 7_000, reserved: 1_000 } });
    await room.rows.deleteOne({ _id: 'eggs:pcs' });
    await Promise.all([room.inventory.audit('start'), room.inventory.audit('start')]);
    await room.audit();
    expect(await room.row('butter:g')).toMatchObject(amounts(500_000));
    expect(await room.row('eggs:pcs')).toMatchObject(amounts(12_000));
    expect((await room.happened('ingredient')).filter(({ type }) => type === 'stock.corrected')).toHaveLength(2);
    expect(room.alerts.at(-1)).toEqual({
      to: 'managers',
      note: {
        kind: 'stock-corrected',
        ingredients: [
          { name: 'butter', unit: 'g', row: amounts(507_000, 1_000), ledger: amounts(500_000) },
          { name: 'eggs', unit: 'pcs', row: amounts(0), ledger: amounts(12_000) },
        ],
      },
    });
  });
});
