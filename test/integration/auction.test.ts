import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, type ShownButton, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ben, olivia } from '../support/people.ts';
import { ask } from '../support/person.ts';

let bakery: RunningBakery;
let manager: Actor;
let baker: Actor;

const HOUR = 60 * 60 * 1_000;
/** The bakery's clock comes up to the real one an hour at a time. */
const time = { behind: 6 * HOUR };

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => new Date(Date.now() - time.behind) } });
  [manager, baker] = [await bakery.person('Olivia Baker'), await bakery.person('Ben Baker')];
});
beforeEach(() => bakery.auction.configure({ answers: 'random', resultsAfterMs: 0, named: false }));
afterEach(() => bakery.clearFaults());
afterAll(() => bakery?.close());

let handedIn = 0;

/** The meters hand in so many records. @returns their ids */
async function handIn(count: number): Promise<string[]> {
  const records = Array.from({ length: count }, () => {
    handedIn += 1;
    return { record_id: `oven-${handedIn}`, parameter_1: `<!channel> & oven ${handedIn}`, parameter_2: handedIn / 2 };
  });
  await bakery.app.services.auction.submitRecords(records, ben);
  return records.map(({ record_id }) => record_id);
}

const record = (id: string) => bakery.app.services.auction.record(id, ben);
const batchWith = async (id: string) =>
  (await bakery.auction.batches()).filter(({ orders }) => orders.some(({ record_id }) => record_id === id));
const objectsOf = async (ids: readonly string[]) =>
  (await bakery.s3.objects()).filter(({ text }) => ids.includes(JSON.parse(text).record_id));
const toldManager = async () => (await manager.sees.dm()).map(textOf).filter((text) => text.includes('auction'));

/** The next hour strikes. */
async function strike(): Promise<void> {
  time.behind -= HOUR;
  await bakery.restart();
  const since = { type: 'auction.due', at: { $gte: new Date(Date.now() - time.behind - HOUR / 2) } };
  await until('the hour struck', () => bakery.database.db.collection('events').findOne(since));
}

const isRunNow = ({ actionId }: ShownButton) => actionId === 'auction.run-now';

/** Presses the button of the message that the manager reads in answer to `/bakery auction`. */
async function runNow(): Promise<string> {
  await ask(manager, '/bakery', 'auction');
  const shown = (await manager.sees.ephemerals()).findLast((message) => buttonsOf(message).some(isRunNow));
  if (!shown) throw new Error('there is no button to run the auction');
  await manager.press(shown, 'auction.run-now');
  return until('the new run is shown', async () => {
    const [message] = (await manager.sees.ephemerals()).filter(({ ts }) => ts === shown.ts);
    const text = message && textOf(message);
    return text !== undefined && text !== textOf(shown) ? text : undefined;
  });
}

describe('the hour', () => {
  it('puts up what was handed in, keeps what was accepted, and tells the team of the rest', async () => {
    const ids = await handIn(40);
    await strike();
    await bakery.quiet();
    const [batch, ...others] = await batchWith(ids[0] ?? '');
    expect(others).toEqual([]);
    expect(batch?.orders.map(({ record_id }) => record_id).sort()).toEqual([...ids].sort());

    const accepted = batch?.orders.filter(({ verdict }) => verdict === 'accepted') ?? [];
    const rejected = batch?.orders.filter(({ verdict }) => verdict === 'rejected') ?? [];
    expect(accepted.length + rejected.length).toBe(40);
    expect(accepted.length).toBeGreaterThan(0);
    expect(rejected.length).toBeGreaterThan(0);
    const objects = await objectsOf(ids);
    expect(objects).toHaveLength(accepted.length);
    for (const { record_id } of accepted) {
      const { state, object } = await record(record_id);
      expect(state).toBe('accepted');
      expect(object).toMatch(new RegExp(`^order-results/\\d{4}-\\d\\d-\\d\\d/${batch?.id}/${record_id}\\.json$`));
      expect(objects.map(({ key }) => key)).toContain(object);
    }
    for (const { record_id } of rejected) {
      expect(await record(record_id)).toMatchObject({ state: 'rejected', error: { code: 'auction_order_rejected' } });
    }
    expect(await toldManager()).toEqual([
      expect.stringContaining(`The auction rejected ${rejected.length} of 40 orders.`),
    ]);
    expect(await ask(baker, '/bakery', 'auction')).toMatch(
      new RegExp(`40 records · ${accepted.length} accepted · ${rejected.length} rejected · done`),
    );
  });

  it('without a record is recorded as empty', async () => {
    await strike();
    await bakery.quiet();
    expect(await ask(baker, '/bakery', 'auction')).toContain('there was nothing to put up');
  });

  it('waits for a platform that is slow, and holds up nobody meanwhile', async () => {
    await bakery.auction.configure({ answers: 'accepted', resultsAfterMs: 600_000 });
    const [id = ''] = await handIn(1);
    await strike();
    await until('the batch is there', async () => (await batchWith(id)).length === 1);
    expect(
      await until('it is shown', async () => {
        const shown = await ask(baker, '/bakery', 'auction');
        return shown.includes('waiting for results') && shown;
      }),
    ).toContain('1 record');
    await bakery.auction.configure({ resultsAfterMs: 0 });
    await bakery.quiet();
    expect(await record(id)).toMatchObject({ state: 'accepted' });
  });
});

describe('/bakery auction', () => {
  it('is for staff to look at, and for managers to run', async () => {
    const customer = await bakery.person('Mr. Cakelover');
    expect(await ask(customer, '/bakery', 'auction')).toMatch(/only the bakery’s staff can see the auction/);
    await ask(baker, '/bakery', 'auction');
    const shown = (await baker.sees.ephemerals()).at(-1);
    expect(shown && buttonsOf(shown)).toEqual([]);
  });

  it('runs it now, and shows the new run', async () => {
    await bakery.auction.configure({ answers: 'rejected' });
    const [id = ''] = await handIn(1);
    expect(await runNow()).toContain('asked for by Olivia Baker');
    await bakery.quiet();
    expect(await record(id)).toMatchObject({ state: 'rejected' });
    expect((await toldManager()).at(-1)).toMatch(
      /rejected 1 of 1 order\.[\s\S]*oven-\d+\*: &lt;!channel&gt; &amp; oven/,
    );
  });
});

describe('what goes wrong', () => {
  it('hands in one batch, although the answer was lost', async () => {
    await bakery.fault('auction', { kind: 'reset', times: 1, match: 'POST /batches' });
    const [id = ''] = await handIn(3);
    await runNow();
    await bakery.quiet();
    expect(await batchWith(id)).toHaveLength(1);
    expect((await record(id)).state).toMatch(/accepted|rejected/);
  });

  it('writes each object once, although S3 loses answers and is away for a while', async () => {
    await bakery.auction.configure({ answers: 'accepted' });
    await bakery.fault('s3', { kind: 'reset', times: 3, match: 'PUT' });
    const ids = await handIn(60);
    await runNow();
    await bakery.quiet();
    expect(await objectsOf(ids)).toHaveLength(60);

    await bakery.fault('s3', { kind: 'down' });
    const more = await handIn(2);
    await runNow();
    await until('S3 is missed', async () =>
      /\*S3\* · (\d+ queued, )?1 retrying/.test(await ask(baker, '/bakery', 'status')),
    );
    await bakery.clearFaults('s3');
    await bakery.quiet();
    expect(await objectsOf(more)).toHaveLength(2);
  });

  it('takes nothing where no platform is configured, until one is and a manager says so', async () => {
    const [id = ''] = await handIn(1);
    await bakery.stopApp();
    const without = { AUCTION_URL: undefined, S3_BUCKET: undefined };
    const another = await bakery.another({ env: without });
    await another.app.services.auction.runNow(olivia);
    const deliveries = bakery.database.db.collection('deliveries');
    const off = { reaction: 'take-auction-records', state: 'off' };
    await until('it is put aside', () => deliveries.findOne(off));
    expect(await another.app.services.auction.record(id, ben)).toMatchObject({ state: 'waiting' });
    await another.stop();

    await bakery.restart();
    await until('it is configured', async () =>
      /\*Energy auction\* · .*1 put aside/.test(await ask(manager, '/bakery', 'status')),
    );
    const shown = (await manager.sees.ephemerals()).at(-1);
    if (!shown) throw new Error('no status is shown');
    await manager.press(shown, 'status.run-off', { value: 'auction' });
    await until('it is done', async () => (await record(id)).state !== 'waiting');
    await bakery.quiet();
    expect(await batchWith(id)).toHaveLength(1);
  });

  it('goes on after Ovenbird was stopped in the middle', async () => {
    await bakery.auction.configure({ answers: 'accepted', resultsAfterMs: 600_000 });
    const ids = await handIn(5);
    await runNow();
    await until('the batch is there', async () => (await batchWith(ids[0] ?? '')).length === 1);
    await bakery.stopApp();
    await bakery.auction.configure({ resultsAfterMs: 0 });
    await bakery.restart();
    await bakery.quiet();
    expect(await objectsOf(ids)).toHaveLength(5);
    expect(await batchWith(ids[0] ?? '')).toHaveLength(1);
  });
});
