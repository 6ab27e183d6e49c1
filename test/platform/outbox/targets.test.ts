import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { converge } from '../../../src/platform/outbox/index.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

describe('targets', () => {
  let outbox: TestOutbox;
  beforeAll(async () => {
    outbox = await openOutbox();
  });
  afterEach(async () => {
    await outbox.stopWorkers();
    await outbox.clear();
  });
  afterAll(() => outbox.close());

  it('has one run at a time for each reaction and target across workers, and passes busy ones over', async () => {
    const under = new Map<string, number>();
    let most = 0;
    let together = 0;
    const reactions = {
      one: reaction(async (_, id) => {
        under.set(id, (under.get(id) ?? 0) + 1);
        most = Math.max(most, under.get(id) ?? 0);
        together = Math.max(
          together,
          [...under.values()].reduce((a, b) => a + b, 0),
        );
        await new Promise((resolve) => setTimeout(resolve, 15));
        under.set(id, (under.get(id) ?? 0) - 1);
      }),
    };
    const workers = [1, 2, 3].map(() => outbox.work(reactions, { services: undefined }));
    for (let round = 0; round < 8; round++) await outbox.happen(reactions, 'a', 'b', 'a', 'c');
    await outbox.settled();

    expect(workers).toHaveLength(3);
    expect(most).toBe(1);
    expect(together).toBeGreaterThan(1);
  });

  it('serves ten changes with one update', async () => {
    let runs = 0;
    const reactions = { one: reaction(async () => void runs++) };
    await outbox.happen(reactions, ...Array<string>(10).fill('a'));

    outbox.work(reactions, { services: undefined, integrations: { books: { configured: true, concurrency: 1 } } });
    await outbox.settled();

    expect(runs).toBe(1);
    expect(await outbox.deliveries.countDocuments({ state: 'done' })).toBe(10);
  });

  it('does not settle what was committed after it read the books', async () => {
    let runs = 0;
    const reactions = {
      one: reaction(async () => {
        runs++;
        if (runs === 1) await outbox.happen(reactions, 'a');
      }),
    };
    await outbox.happen(reactions, 'a');

    outbox.work(reactions, { services: undefined });
    await outbox.settled();

    expect(runs).toBe(2);
  });

  it('writes what changed while it was writing', async () => {
    const books = { version: 1 };
    const written: number[] = [];
    await converge(
      async () => ({ ...books }),
      async ({ version }) => {
        written.push(version);
        if (version < 3) books.version++;
      },
    );
    expect(written).toEqual([1, 2, 3]);
  });

  it('heals a dead delivery of the same target by a later success', async () => {
    const broken = { now: true };
    const reactions = {
      one: reaction(async () => {
        if (broken.now) throw new Error('bug');
      }),
    };
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await until('it is dead', () => outbox.deliveries.findOne({ state: 'dead' }));
    broken.now = false;

    await outbox.happen(reactions, 'a');
    await until('both are done', async () => (await outbox.deliveries.countDocuments({ state: 'done' })) === 2);
  });
});
