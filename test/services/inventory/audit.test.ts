import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Movement } from '../../../src/services/inventory/movement.ts';
import { openStockRoom, type StockRoom } from './stock-room.ts';

const STEP = 100;
const DAY = 24 * 60 * 60 * 1_000;

let room: StockRoom;
beforeAll(async () => {
  room = await openStockRoom({ auditStep: STEP });
});
beforeEach(() => room.clear());
afterAll(() => room.close());

/** Folded movements of one gram each, all at one moment, as a busy day leaves them. */
async function ledger(name: string, movements: number): Promise<void> {
  const at = new Date(room.time.now.getTime() - DAY);
  const one = (n: number): Movement => ({
    ...{ _id: `order-${n}:v1:${name}:g`, ingredient: `${name}:g`, name, unit: 'g', kind: 'order' },
    ...{ onHand: 1_000, reserved: 0, incoming: 0, at, folded: true },
  });
  await room.movements.insertMany(Array.from({ length: movements }, (_, index) => one(index)));
  const amounts = { onHand: movements * 1_000, reserved: 0, incoming: 0 };
  await room.rows.insertOne({ _id: `${name}:g`, name, unit: 'g', ...amounts });
}

const gram = (of: string, n: number) => room.book(`R${n}`, 1, [], [`${of} 1 g`]);
const isAudited = async (key: string) => (await room.row(key))?.audited !== undefined;

describe('the audit of a long ledger', () => {
  it('goes from step to step, each of which looks at a bounded part', async () => {
    await ledger('almonds', 30);
    await ledger('butter', 250);
    await ledger('flour', 20);
    await room.db.command({ profile: 2 });
    const steps = await room.audit();
    await room.db.command({ profile: 0 });

    expect(steps).toEqual(['start', 'butter:g', 'butter:g', 'flour:g']);
    const looked = await room.db
      .collection('system.profile')
      .find({ ns: /\.stock_movements$/, 'command.aggregate': 'stock_movements' })
      .toArray();
    expect(looked).toHaveLength(steps.length);
    for (const { docsExamined, keysExamined } of looked) {
      expect(docsExamined).toBeLessThanOrEqual(STEP);
      expect(keysExamined).toBeLessThanOrEqual(STEP + 3);
    }
    expect(room.alerts).toEqual([]);
    for (const key of ['almonds:g', 'butter:g', 'flour:g']) expect(await isAudited(key)).toBe(false);
  });

  it('puts right what differs, wherever a step ends', async () => {
    await ledger('almonds', 2 * STEP);
    await ledger('butter', 250);
    await room.rows.updateOne({ _id: 'almonds:g' }, { $inc: { reserved: 7_000 } });
    await room.rows.deleteOne({ _id: 'butter:g' });
    await room.audit();
    expect(await room.row('almonds:g')).toMatchObject({ onHand: 2 * STEP * 1_000, reserved: 0 });
    expect(await room.row('butter:g')).toMatchObject({ onHand: 250_000, reserved: 0 });
    expect(room.alerts.map(({ note }) => note.ingredients.map(({ name }) => name))).toEqual([['almonds'], ['butter']]);
    await room.audit();
    expect(room.alerts).toHaveLength(2);
  });

  it('misses nothing that is folded while it is under way, before its place and behind it', async () => {
    await ledger('butter', 250);
    room.time.now = new Date(room.time.now.getTime() - 2 * DAY);
    await gram('butter', 1);
    // Written down late, and not folded yet: it happened before all others.
    await room.movements.updateOne({ _id: 'request-R1:v1:butter:g' }, { $set: { at: room.time.now } });
    await room.inventory.audit('start');
    await room.foldAll();
    await room.inventory.audit('butter:g');
    room.time.now = new Date(room.time.now.getTime() + 3 * DAY);
    await gram('butter', 2);
    await room.foldAll();
    await room.inventory.audit('butter:g');
    expect(await isAudited('butter:g')).toBe(false);
    expect(room.alerts).toEqual([]);
    expect(await room.row('butter:g')).toMatchObject({ onHand: 252_000 });
  });

  it('goes on where it was broken off, also where the same step is done once more', async () => {
    await ledger('almonds', 150);
    await ledger('butter', 150);
    await room.rows.updateOne({ _id: 'almonds:g' }, { $inc: { onHand: 1_000 } });
    await room.inventory.audit('start');
    // Its delivery was not marked: the worker died, another does the step again, and two steps are due.
    await room.inventory.audit('start');
    for (let from = await room.auditStepDue(); from !== undefined; from = await room.auditStepDue()) {
      await room.inventory.audit(from);
    }
    expect(await room.row('almonds:g')).toMatchObject({ onHand: 150_000 });
    expect(await room.row('butter:g')).toMatchObject({ onHand: 150_000 });
    expect(room.alerts).toHaveLength(1);
    for (const key of ['almonds:g', 'butter:g']) expect(await isAudited(key)).toBe(false);
  });

  it('agrees beside a fold that never rests', async () => {
    await ledger('butter', 250);
    let from: string | undefined = 'start';
    for (let n = 0; from !== undefined; n += 1) {
      await Promise.all([gram('butter', 2 * n), gram('butter', 2 * n + 1)]);
      await Promise.all([room.inventory.fold(), room.inventory.audit(from)]);
      from = await room.auditStepDue();
    }
    expect(room.alerts).toEqual([]);
  });
});
