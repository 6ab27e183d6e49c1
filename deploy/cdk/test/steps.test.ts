import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openWorld, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  await world.clear();
  await world.auction.clear();
  await world.auction.configure({ answers: 'accepted', resultsAfterMs: 0, named: false });
});
after(() => world.close());

/** The run of this hour, with its records taken. */
async function taken(records: number): Promise<string> {
  await world.handIn(records);
  const begun = await world.perform({ work: 'begin' });
  assert.ok('run' in begun);
  const answer = await world.perform({ work: 'take', run: begun.run });
  assert.deepEqual(answer, { runs: [{ run: begun.run }] });
  return begun.run;
}

describe('the function of the steps', () => {
  it('opens one run an hour', async () => {
    assert.deepEqual(await world.perform({ work: 'begin' }), await world.perform({ work: 'begin' }));
    assert.equal(await world.db.collection('auction_runs').countDocuments(), 1);
  });

  it('has no run to put up where there are no records', async () => {
    const begun = await world.perform({ work: 'begin' });
    assert.ok('run' in begun);
    assert.deepEqual(await world.perform({ work: 'take', run: begun.run }), { runs: [] });
  });

  it('takes more than a batch holds into several runs, and says the same when it is asked again', async () => {
    for (const prefix of ['a', 'b', 'c']) await world.handIn(400, prefix);
    const begun = await world.perform({ work: 'begin' });
    assert.ok('run' in begun);
    const first = await world.perform({ work: 'take', run: begun.run });
    assert.ok('runs' in first);
    assert.equal(first.runs.length, 2);
    assert.deepEqual(await world.perform({ work: 'take', run: begun.run }), first);
  });

  it('goes from step to step, stores page by page, and may be asked for anything twice', async () => {
    const run = await taken(101);
    const twice = async (work: Parameters<World['perform']>[0]) => {
      const first = await world.perform(work);
      assert.deepEqual(await world.perform(work), first);
      return first;
    };
    assert.deepEqual(await twice({ work: 'submit', run }), { again: false, due: ['poll'] });
    assert.deepEqual(await twice({ work: 'poll', run }), { again: false, due: ['store', 'report'] });
    const found = await twice({ work: 'pages', run });
    assert.ok('pages' in found);
    assert.deepEqual(
      found.pages.map(({ length }) => length),
      [50, 50, 1],
    );
    await Promise.all(found.pages.map((places) => twice({ work: 'store-page', run, places })));
    assert.equal((await world.s3.objects()).length, 101);
    assert.deepEqual(await world.perform({ work: 'pages', run }), { pages: [] });
    assert.deepEqual(await twice({ work: 'store', run }), { again: false, due: ['finish'] });
    assert.deepEqual(await twice({ work: 'report', run }), { again: false, due: ['finish'] });
    assert.deepEqual(await twice({ work: 'finish', run }), { again: false, due: [] });
    assert.equal((await world.auction.batches()).length, 1);
  });

  it('stores all by the step alone, where no page was', async () => {
    const run = await taken(50);
    await world.perform({ work: 'submit', run });
    await world.perform({ work: 'poll', run });
    const before = (await world.s3.objects()).length;
    assert.deepEqual(await world.perform({ work: 'store', run }), { again: true, seconds: 1 });
    assert.deepEqual(await world.perform({ work: 'store', run }), { again: false, due: ['finish'] });
    assert.equal((await world.s3.objects()).length - before, 50);
  });

  it('says when to come back, where there are no results yet', async () => {
    await world.auction.configure({ resultsAfterMs: 60_000 });
    const run = await taken(1);
    await world.perform({ work: 'submit', run });
    const answer = await world.perform({ work: 'poll', run });
    assert.ok('again' in answer && answer.again);
    assert.ok(Number.isInteger(answer.seconds) && answer.seconds >= 1);
  });

  it('has the team told of what failed for good, once, by the workers', async () => {
    const run = await taken(1);
    const error = {
      Error: 'MongoError',
      Cause: JSON.stringify({ errorType: 'MongoError', errorMessage: 'no primary' }),
    };
    await world.perform({ work: 'tell', run, step: 'poll', error });
    await world.perform({ work: 'tell', run, step: 'poll', error: { Error: 'States.Timeout', Cause: '' } });
    const notes = await world.db.collection('staff_notes').find().toArray();
    assert.equal(notes.length, 1);
    assert.equal(notes[0]?.note.reason, 'no primary');
    const waiting = { reaction: 'tell-staff', state: 'waiting' };
    assert.equal(await world.db.collection('deliveries').countDocuments(waiting), 1);
    const ledger = await world.db.collection<{ _id: string }>('auction_runs').findOne({ _id: run });
    assert.deepEqual((ledger as unknown as { trouble: { code: string } }).trouble.code, 'States.Timeout');
  });
});
