import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderResult, ResultArchive } from '../../src/services/auction/index.ts';

/** An archive that is empty. */
export interface ResultArchiveWorld {
  archive: ResultArchive;
  /** What lies in it, by key. */
  objects(): Promise<Record<string, unknown>>;
  close(): Promise<unknown>;
}

/** What every archive of results keeps to: the fake of the tests, and S3 by its adapter. */
export function itIsAResultArchive(name: string, open: () => Promise<ResultArchiveWorld>): void {
  describe(`${name} is an archive of results`, () => {
    const { signal } = new AbortController();
    let world: ResultArchiveWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const resultOf = (record_id: string): OrderResult => ({
      ...{ record_id, parameter_1: 'Ofen „1“ 🥐', parameter_2: 1.5, order: 'accepted', run: 'run-1' },
      answered_at: '2026-11-21T10:00:00.000Z',
    });

    it('keeps a result under its key', async () => {
      await world.archive.keep('order-results/1/a.json', resultOf('a'), signal);
      expect(await world.objects()).toEqual({ 'order-results/1/a.json': resultOf('a') });
    });

    it('leaves a result as it is that is there already', async () => {
      await world.archive.keep('order-results/1/a.json', { ...resultOf('a'), run: 'another' }, signal);
      expect(await world.objects()).toMatchObject({ 'order-results/1/a.json': { run: 'run-1' } });
    });

    it('keeps one of many that come at once', async () => {
      const runs = Array.from({ length: 10 }, (_, index) => `run-${index}`);
      const key = 'order-results/1/b.json';
      await Promise.all(runs.map((run) => world.archive.keep(key, { ...resultOf('b'), run }, signal)));
      const { [key]: kept } = await world.objects();
      expect(runs).toContain((kept as OrderResult).run);
    });

    it('takes keys of any text', async () => {
      const key = `order-results/1/${encodeURIComponent("ü / 'x' (1)* 🥐")}.json`;
      await world.archive.keep(key, resultOf('c'), signal);
      await world.archive.keep(key, resultOf('d'), signal);
      expect(await world.objects()).toMatchObject({ [key]: { record_id: 'c' } });
    });
  });
}
