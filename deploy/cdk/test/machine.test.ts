import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { StateMachine } from 'aws-local-stepfunctions';
import type { Work } from '../lambda/auction/work.ts';
import { definition, type State, statesOf } from './support/definition.ts';
import { openWorld, type World } from './support/world.ts';

const asl = definition();
const states = statesOf(asl);
const tasks = Object.keys(states).filter((name) => states[name]?.Type === 'Task');
const waits = Object.keys(states).filter((name) => states[name]?.Type === 'Wait');

let world: World;
/** What was asked of the function, in order. */
let asked: Work[] = [];
/** What was said to the operators. */
let said: unknown[] = [];

before(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  [asked, said] = [[], []];
  await world.clear();
  await world.auction.clear();
  await world.auction.configure({ answers: 'accepted', resultsAfterMs: 0, named: false });
});
after(() => world.close());

/** Runs the machine as Step Functions would, without its pauses; a test may put itself in the function's way. */
async function run(
  input: Record<string, string> = {},
  instead: (work: Work) => void | Promise<void> = () => undefined,
) {
  const steps = async (work: Work) => {
    asked.push(work);
    await instead(work);
    return world.perform(work);
  };
  const toOperators = async (message: unknown) => void said.push(message);
  const handlers = tasks.map((name) => [
    name,
    name.includes('tell the operators') || name.startsWith('Tell') ? toOperators : steps,
  ]);
  const machine = new StateMachine(asl, { validationOptions: { checkArn: false } });
  const execution = machine.run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(handlers),
      waitTimeOverrides: Object.fromEntries(waits.map((name) => [name, 20])),
      retryIntervalOverrides: Object.fromEntries(tasks.map((name) => [name, 1])),
    },
  });
  return execution.result;
}

const runs = () => world.db.collection('auction_runs').find().toArray();
const work = (name: Work['work']) => asked.filter((one) => one.work === name);

describe('an hour of the auction', () => {
  it('puts up what was handed in, stores what was accepted page by page, and tells the team of the rest', async () => {
    await world.auction.configure({ answers: 'random' });
    await world.handIn(110);
    const earlier = (await world.s3.objects()).length;
    await run();
    const [batch, ...others] = await world.auction.batches();
    assert.deepEqual(others, []);
    const accepted = batch?.orders.filter(({ verdict }) => verdict === 'accepted') ?? [];
    assert.equal((await world.s3.objects()).length - earlier, accepted.length);
    const [ledger] = await runs();
    assert.ok(ledger?.done.finish);
    assert.equal(ledger.accepted, accepted.length);
    assert.equal(ledger.rejected, 110 - accepted.length);
    assert.equal(work('store-page').length, Math.ceil(accepted.length / 50));
    const notes = await world.db.collection('staff_notes').find().toArray();
    assert.deepEqual(
      notes.map(({ note }) => [note.kind, note.total]),
      [['auction-rejected', 110 - accepted.length]],
    );
  });

  it('ends at once where nothing was handed in', async () => {
    await run();
    assert.deepEqual(
      asked.map((one) => one.work),
      ['begin', 'take'],
    );
  });

  it('maps over runs where there is more than a batch holds', async () => {
    await world.auction.configure({ answers: 'rejected' });
    for (const prefix of ['a', 'b', 'c']) await world.handIn(400, prefix);
    await run();
    assert.equal((await world.auction.batches()).length, 2);
    assert.ok((await runs()).every(({ done }) => done.finish));
  });

  it('waits until there are results', async () => {
    await world.auction.configure({ resultsAfterMs: 300 });
    await world.handIn(1);
    await run();
    assert.ok(work('poll').length > 1);
    assert.ok((await runs())[0]?.done.finish);
  });

  it('ends without a fault where results were given up after a day', async () => {
    await world.auction.configure({ resultsAfterMs: 60_000 });
    await world.handIn(1);
    const DAY = 24 * 60 * 60 * 1_000;
    await run({}, async ({ work }) => {
      if (work !== 'poll') return;
      await world.db.collection('auction_runs').updateMany({}, { $set: { 'done.submit': new Date(Date.now() - DAY) } });
    });
    assert.ok((await runs())[0]?.abandonedAt);
    assert.equal(work('store').length, 0);
  });
});

describe('what goes wrong', () => {
  const failing = (name: Work['work'], times: number, error: Error) => {
    let left = times;
    return (one: Work) => {
      if (one.work !== name || left === 0) return;
      left -= 1;
      throw error;
    };
  };
  const named = (name: string) => Object.assign(new Error('the reason'), { name });

  for (const name of ['begin', 'take', 'submit', 'poll', 'pages', 'store-page', 'store', 'report', 'finish'] as const) {
    it(`is tried again, and then it goes on: ${name}`, async () => {
      await world.handIn(2);
      const earlier = (await world.s3.objects()).length;
      await run({}, failing(name, 2, named('TransientFailure')));
      assert.ok((await runs())[0]?.done.finish);
      assert.equal((await world.s3.objects()).length - earlier, 2);
      assert.equal((await world.auction.batches()).length, 1);
    });
  }

  for (const name of ['submit', 'poll', 'pages', 'store', 'report', 'finish'] as const) {
    it(`is told to the team when it does not end, and the execution fails: ${name}`, async () => {
      await world.handIn(1);
      await assert.rejects(run({}, failing(name, 100, named('TransientFailure'))), /told why/);
      assert.equal(work(name).length, 21);
      const notes = await world.db.collection('staff_notes').find().toArray();
      assert.deepEqual(
        notes.map(({ note }) => note.kind),
        ['auction-failed'],
      );
      assert.deepEqual(said, []);
    });
  }

  it('leaves to the end what a page could not store', async () => {
    await world.handIn(51);
    const earlier = (await world.s3.objects()).length;
    await run({}, failing('store-page', 100, named('TransientFailure')));
    assert.equal((await world.s3.objects()).length - earlier, 51);
    assert.equal(work('store').length, 2);
    assert.equal(await world.db.collection('staff_notes').countDocuments(), 0);
  });

  it('is not repeated where the platform has refused for good', async () => {
    await world.handIn(1);
    await assert.rejects(run({}, failing('submit', 100, named('PermanentFailure'))), /told why/);
    assert.equal(work('submit').length, 1);
  });

  it('keeps no other run back', async () => {
    await world.auction.configure({ answers: 'rejected' });
    for (const prefix of ['a', 'b', 'c']) await world.handIn(400, prefix);
    let first: string | undefined;
    const broken = (one: Work) => {
      if (one.work !== 'submit') return;
      first ??= one.run;
      if (one.run === first) throw named('PermanentFailure');
    };
    await assert.rejects(run({}, broken), /told why/);
    assert.equal((await runs()).filter(({ done }) => done.finish).length, 1);
  });

  it('goes on with a run that was broken off', async () => {
    await world.handIn(1);
    await assert.rejects(run({}, failing('poll', 100, named('PermanentFailure'))));
    const [broken] = await runs();
    await run({ run: `${broken?._id}` });
    assert.ok((await runs())[0]?.done.finish);
    assert.equal((await world.auction.batches()).length, 1);
  });

  for (const name of ['begin', 'take'] as const) {
    it(`is told to the operators where there is no run to tell of: ${name}`, async () => {
      await assert.rejects(run({}, failing(name, 100, named('MongoServerSelectionError'))), /told why/);
      assert.equal(said.length, 1);
    });
  }

  it('is told to the operators where the books cannot be written', async () => {
    await world.handIn(1);
    const both = (one: Work) => {
      if (one.work === 'poll' || one.work === 'tell') throw named('MongoServerSelectionError');
    };
    await assert.rejects(run({}, both), /told why/);
    assert.equal(said.length, 1);
  });
});

describe('the definition', () => {
  it('gives every task a way out', () => {
    const task = (name: string) => states[name] as State & { Catch?: unknown[]; Resource: string };
    const without = tasks.filter((name) => !task(name).Catch && !task(name).Resource.includes('sns'));
    assert.deepEqual(without, []);
  });
});
