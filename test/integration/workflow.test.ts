import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Json, WorkflowRun } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import type { Step } from '../../src/services/workflow-orders/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';
import { cardShows, cardsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery.close());

const orders = () => bakery.database.db.collection('orders');
const runOf = async (person: Actor, { id }: Pick<WorkflowRun, 'id'>) =>
  (await person.sees.runs()).find((run) => run.id === id);

/** Runs a workflow of the step, and waits until the step is told what came of it. */
async function ran(person: Actor, inputs: Json): Promise<WorkflowRun> {
  const started = await person.runStep('place_order', inputs);
  return until(`the step ${started.id} is told`, async () => {
    const run = await runOf(person, started);
    return run?.state !== 'running' && run;
  });
}

const refused = async (person: Actor, inputs: Json) => {
  const before = await orders().countDocuments();
  const { state, error } = await ran(person, inputs);
  expect(state).toBe('failed');
  expect(await orders().countDocuments()).toBe(before);
  return error;
};

describe('an order from a workflow', () => {
  it('is placed for whoever runs it, and handed on to the next step', async () => {
    const due = Math.floor(Date.now() / 1_000) + 3 * 24 * 60 * 60;
    const { state, outputs } = await ran(customer, {
      product: 'chocolate_cake',
      quantity: 2,
      persons: 4,
      extras: 'peanuts 10, butter 33,5 g',
      notes: 'No <!channel> candles',
      due,
    });
    const order = await orders().findOne({ number: outputs?.order_number });

    expect(state).toBe('completed');
    expect(outputs).toEqual({
      order_number: order?.number,
      order_id: order?._id,
      status: 'waiting',
      due,
      total: expect.stringMatching(/^€[\d.]+$/),
      summary: '2 x Chocolate Cake for 4',
    });
    expect(order).toMatchObject({
      customer: { name: 'Mr. Cakelover', slackUser: customer.id },
      placedBy: { id: customer.id, name: 'Mr. Cakelover', via: 'Slack' },
      extras: [
        { name: 'peanuts', unit: 'pcs', amount: 10_000 },
        { name: 'butter', unit: 'g', amount: 33_500 },
      ],
      notes: 'No <!channel> candles',
    });
    await cardShows(baker, order?.number, 'waiting');
  });

  it('takes a product by its name, a variation, and one of it where nobody says how many', async () => {
    const { outputs } = await ran(customer, { product: ' Latte ', variation: 'large' });
    expect(outputs).toMatchObject({ summary: '1 x Latte (Large)' });
  });

  it('is for somebody else where staff run it, on Slack or by name', async () => {
    const { outputs } = await ran(baker, { product: 'mint_tea', customer: customer.id });
    expect(await orders().findOne({ number: outputs?.order_number })).toMatchObject({
      customer: { slackUser: customer.id },
      placedBy: { id: baker.id },
    });
    const byName = await ran(baker, { product: 'mint_tea', customer_name: 'Ms. Delicious' });
    expect(await orders().findOne({ number: byName.outputs?.order_number })).toMatchObject({
      customer: { name: 'Ms. Delicious' },
    });
  });

  it('may name whoever runs it as the customer, which needs no right', async () => {
    expect(await ran(customer, { product: 'mint_tea', customer: customer.id })).toMatchObject({ state: 'completed' });
  });
});

describe('what a workflow gets wrong', () => {
  it.each<[string, Json, string]>([
    ['Persons', { product: 'chocolate_cake' }, 'A cake is for 1 to 10,000 persons'],
    ['Quantity', { product: 'mint_tea', quantity: 0 }, 'The quantity is a whole number from 1 to 1,000'],
    ['Variation', { product: 'latte', variation: 'huge' }, 'Latte comes as:'],
    ['Extra ingredients', { product: 'mint_tea', extras: 'lots of love' }, 'Line 1: “lots of love” is no ingredient'],
    ['Due', { product: 'mint_tea', due: 1 }, 'The due time is in the past'],
    ['Notes', { product: 'mint_tea', notes: 'x'.repeat(1_501) }, 'Notes have at most 1,500 characters'],
  ])('is said in the words a person would read, naming the input: %s', async (input, inputs, words) => {
    expect(await refused(customer, inputs)).toMatch(new RegExp(`^${input}: ${words}`));
  });

  it('escapes what people wrote', async () => {
    const error = await refused(customer, { product: '<!channel>' });
    expect(error).toContain('&lt;!channel&gt;');
    expect(error).not.toContain('<!');
  });

  it('is to order for others with no right to, or for two at once', async () => {
    expect(await refused(customer, { product: 'mint_tea', customer: baker.id })).toContain(
      'only the bakery’s staff can',
    );
    expect(await refused(customer, { product: 'mint_tea', customer_name: 'Ms. Delicious' })).toContain('staff can');
    const both = { product: 'mint_tea', customer: customer.id, customer_name: 'Ms. Delicious' };
    expect(await refused(baker, both)).toMatch(/^For: .*not both/);
    expect(await refused(baker, { product: 'mint_tea', customer: 'U0NOBODY' })).toMatch(
      /^For: Nobody in the workspace/,
    );
  });
});

/** A `function_executed` event as Slack sends it, by hand. */
function executed(id: string, inputs: Json): { contentType: 'application/json'; body: string } {
  const event = {
    ...{ type: 'function_executed', function: { callback_id: 'place_order' }, inputs },
    ...{ function_execution_id: id, workflow_execution_id: 'Wx1', bot_access_token: 'xwfp-1', event_ts: '1.1' },
  };
  const envelope = { type: 'event_callback', team_id: 'T0BAKERY', api_app_id: 'A0OVENBIRD', event_id: `Ev${id}` };
  return { contentType: 'application/json', body: JSON.stringify({ ...envelope, event }) };
}

const stepOf = (id: string) => bakery.database.db.collection<Step>('workflow_steps').findOne({ _id: `slack:${id}` });
const ended = (id: string) =>
  until(`the step ${id} has ended`, async () => {
    const step = await stepOf(id);
    return ['told', 'gone'].includes(step?.state ?? '') && step;
  });

describe('an event that Slack sends', () => {
  it('four times is one order and one answer', async () => {
    const before = await orders().countDocuments();
    const inputs = { user_context: { id: customer.id }, product: 'carrot_cake', persons: 3 };
    const first = await bakery.forge(executed('FxAGAIN', inputs));
    const others = await bakery.again(first, { times: 3 });
    expect([first, ...others].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await ended('FxAGAIN');
    await bakery.quiet();
    expect(await orders().countDocuments()).toBe(before + 1);
  });

  it('for a run that nobody waits for any more is an order all the same, and no dead letter', async () => {
    await bakery.forge(executed('FxGONE', { user_context: { id: customer.id }, product: 'mint_tea' }));
    expect(await ended('FxGONE')).toMatchObject({ state: 'gone', outcome: { order: { status: 'waiting' } } });
    await bakery.quiet();
    expect(await bakery.database.db.collection('deliveries').countDocuments({ state: 'dead' })).toBe(0);
  });

  it('without a word of who runs the workflow is nobody’s order', async () => {
    await bakery.forge(executed('FxNOBODY', { product: 'mint_tea', user_context: 'U0MANAGER' }));
    expect(await ended('FxNOBODY')).toMatchObject({ outcome: { refusal: { code: 'runner_unknown' } } });
  });

  it.each([
    ['FxA', { product: null, quantity: 'many', persons: {}, due: 'tomorrow' }],
    ['FxB', { product: ['mint_tea'], extras: 7, notes: false }],
    ['FxC', { product: 'mint_tea', due: 1e300 }],
    ['FxD', { product: 'mint_tea', quantity: 1.5 }],
  ])('full of nonsense is refused: %s', async (id, inputs) => {
    const ack = await bakery.forge(executed(id, { ...inputs, user_context: { id: customer.id } }));
    expect(ack.status).toBe(200);
    expect(await ended(id)).toMatchObject({ outcome: { refusal: { code: expect.any(String) } } });
  });
});

describe('the answer', () => {
  const failing = () =>
    until('answering is failing', () =>
      bakery.database.db
        .collection<Delivery>('deliveries')
        .findOne({ reaction: 'answer-workflow-step', failures: { $gte: 2 }, state: { $in: ['waiting', 'running'] } }),
    );

  it('reaches Slack when it is back, although the order was placed long before', async () => {
    await bakery.fault('slack', { kind: 'down' });
    const started = await customer.runStep('place_order', { product: 'carrot_cake', persons: 2 });
    await failing();
    expect(await runOf(customer, started)).toMatchObject({ state: 'running' });
    const { number } = await until('the order', () => orders().findOne({ 'lines.0.persons': 2 }));

    await bakery.clearFaults('slack');
    await bakery.quiet();
    expect(await runOf(customer, started)).toMatchObject({ state: 'completed', outputs: { order_number: number } });
    expect(await cardsOf(baker, number)).toHaveLength(1);
  });

  it('is given once where Slack did what it was told and its answer was lost', async () => {
    await bakery.fault('slack', { kind: 'reset', match: 'functions.completeSuccess', times: 1 });
    const { id, outputs } = await ran(customer, { product: 'mint_tea', quantity: 3 });
    expect(await ended(id)).toMatchObject({ state: 'gone' });
    await bakery.quiet();
    expect(await ask(customer, '/order', `show ${outputs?.order_number}`)).toContain('3 x Mint Tea');
  });

  it('comes from the next process where the first died after the order', async () => {
    await bakery.fault('slack', { kind: 'down', match: 'functions.' });
    const started = await customer.runStep('place_order', { product: 'mint_tea', quantity: 4 });
    await until('it is decided', async () => (await stepOf(started.id))?.state === 'decided');
    await bakery.restart();
    await bakery.clearFaults();
    await until('it is told', async () => (await runOf(customer, started))?.state === 'completed');
    expect(await orders().countDocuments({ 'lines.0.quantity': 4 })).toBe(1);
  });
});
