import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ingredientKey } from '../../../src/services/catalog/index.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openStockRoom, type StockRoom } from './stock-room.ts';

let room: StockRoom;
beforeAll(async () => {
  room = await openStockRoom();
});
afterAll(() => room.close());
beforeEach(() => room.clear());

async function pages(limit: number) {
  const found = [];
  for (let after: string | undefined; ; ) {
    const page = await room.inventory.levelsAfter({ after, limit }, ben);
    found.push(...page);
    const last = page.at(-1);
    if (page.length < limit || !last) return found;
    after = ingredientKey(last);
  }
}

describe('the stock page by page', () => {
  it.each([1, 2, 3, 100])('is the same as all of it, %d at a time, whatever is folded', async (limit) => {
    for (const name of ['salt', 'milk', 'zest', 'basil', 'Äpfel']) await room.count(`${name} 5 g`);
    await room.foldAll();
    for (const line of ['milk 7 g', 'cream 1 g', 'apples 3 pcs', 'zucchini 2 g', 'öl 1 g']) await room.count(line);
    await room.waste('salt 2 g');
    const found = await pages(limit);
    const all = await room.inventory.levels(ben);
    expect(found.map(ingredientKey).toSorted()).toEqual(all.map(ingredientKey).toSorted());
    expect(found).toEqual(expect.arrayContaining(all));
  });

  it('is for the staff', async () => {
    await expect(room.inventory.levelsAfter({ limit: 1 }, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
