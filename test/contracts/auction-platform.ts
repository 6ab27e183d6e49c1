import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuctionPlatform, Batch, Verdict } from '../../src/services/auction/index.ts';

/** A platform that decides as it is told. */
export interface AuctionPlatformWorld {
  platform: AuctionPlatform;
  /** How it answers from now on. */
  answer(rules: { verdict: Verdict; named?: boolean; decided?: boolean }): Promise<unknown>;
  close(): Promise<unknown>;
}

/** What every auction platform keeps to: the fake of the tests, and the stand-in by its adapter. */
export function itIsAnAuctionPlatform(name: string, open: () => Promise<AuctionPlatformWorld>): void {
  describe(`${name} is an auction platform`, () => {
    const { signal } = new AbortController();
    let world: AuctionPlatformWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const batchOf = (...ids: string[]): Batch => ({
      id: randomUUID(),
      orders: ids.map((record_id, index) => ({
        record_id,
        parameter_1: `Ofen „${index}“ 🥐`,
        parameter_2: -0.25 * index,
      })),
    });

    it('knows no batch that nobody handed in', async () => {
      expect(await world.platform.results(randomUUID(), signal)).toBeNull();
    });

    it('has no results at first', async () => {
      await world.answer({ verdict: 'accepted', decided: false });
      const batch = batchOf('a', 'b');
      await world.platform.submit(batch, signal);
      expect(await world.platform.results(batch.id, signal)).toEqual({ results: false });
    });

    it.each(['accepted', 'rejected'] as const)(
      'says of each order, in the batch’s order, that it is %s',
      async (order) => {
        await world.answer({ verdict: order });
        const batch = batchOf('a', 'b', 'c');
        await world.platform.submit(batch, signal);
        expect(await world.platform.results(batch.id, signal)).toEqual({
          results: true,
          orders: [{ order }, { order }, { order }],
        });
      },
    );

    it('may say which record each answer is about', async () => {
      await world.answer({ verdict: 'accepted', named: true });
      const batch = batchOf('a / b', 'ü');
      await world.platform.submit(batch, signal);
      expect(await world.platform.results(batch.id, signal)).toEqual({
        results: true,
        orders: [
          { order: 'accepted', record_id: 'a / b' },
          { order: 'accepted', record_id: 'ü' },
        ],
      });
    });

    it('takes a thousand orders', async () => {
      await world.answer({ verdict: 'accepted' });
      const batch = batchOf(...Array.from({ length: 1_000 }, (_, index) => `r-${index}`));
      await world.platform.submit(batch, signal);
      expect(await world.platform.results(batch.id, signal)).toMatchObject({
        results: true,
        orders: { length: 1_000 },
      });
    });
  });
}
