import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TransientFailure } from '../../../src/platform/failures.ts';
import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createEventLog } from '../../../src/platform/outbox/index.ts';
import {
  createWorkflowOrders,
  type Step,
  type StepRequest,
  workflowStepCollection,
} from '../../../src/services/workflow-orders/index.ts';
import { createFakeSteps } from '../../support/fake-steps.ts';
import { silent } from '../../support/outbox.ts';
import { openShop, type Shop } from '../../support/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await ensureCollections(shop.db, [workflowStepCollection]);
  await shop.cake();
});
afterAll(() => shop.close());

const run = { signal: new AbortController().signal, log: silent };
const cakes: StepRequest = { product: 'chocolate_cake', quantity: 2, persons: 4 };
const stepOf = (id: string) => shop.db.collection<Step>('workflow_steps').findOne({ _id: id });
const ordersOf = (person: string) => shop.db.collection('orders').countDocuments({ 'placedBy.id': person });

/** The service, with people and faults as a test needs them. */
function open(faults: { lookUp?: () => void; decide?: () => void } = {}) {
  const { db, transact, orders } = shop;
  const clock = { now: () => shop.time.now };
  const outside = createFakeSteps();
  const events = createEventLog({ db, routes: {}, clock });
  const service = createWorkflowOrders({
    ...{ db, transact, clock, orders, steps: outside.steps },
    events: {
      async record(session, ...happened) {
        if (happened.some(({ type }) => type === 'workflow_step.decided')) faults.decide?.();
        await events.record(session, ...happened);
      },
    },
    directory: {
      async lookUp(id) {
        faults.lookUp?.();
        const names = { displayName: id, realName: id, zone: 'Etc/UTC' };
        return { id, ...names, admin: false, bot: false, deleted: false };
      },
    },
    employees: {
      principalOf: async (id) => ({
        actor: { kind: 'person', id, name: id, via: 'Slack' },
        staff: id === 'U0BAKER',
        manager: false,
      }),
    },
  });
  return { ...service, ...outside };
}

it('takes a step once, places its order once and tells it once, however often each is done', async () => {
  const { take, place, answer, told, waits } = open();
  waits('run-1');
  const asked = { key: 'slack:1', run: 'run-1', person: 'U1', request: cakes };
  await Promise.all([take(asked), take(asked), take({ ...asked, request: { ...cakes, quantity: 9 } })]);
  await Promise.all([place('slack:1', run), place('slack:1', run)]);
  await place('slack:1', run);
  await answer('slack:1', run);
  await answer('slack:1', run);

  expect(await ordersOf('U1')).toBe(1);
  expect(told.get('run-1')).toMatchObject({ order: { summary: expect.stringContaining('x Chocolate Cake for 4') } });
  expect(await stepOf('slack:1')).toMatchObject({ state: 'told' });
  const happened = (await shop.happened('workflow_step')).filter(({ subject }) => subject.id === 'slack:1');
  expect(happened.map(({ type }) => type)).toEqual(['workflow_step.asked', 'workflow_step.decided']);
});

it('finds the order again that it had placed before it died', async () => {
  let dies = true;
  const { take, place } = open({
    decide() {
      if (dies) throw new Error('the process died');
    },
  });
  await take({ key: 'slack:2', run: 'run-2', person: 'U2', request: cakes });
  await expect(place('slack:2', run)).rejects.toThrow('died');
  expect(await stepOf('slack:2')).toMatchObject({ state: 'asked' });
  expect(await ordersOf('U2')).toBe(1);

  dies = false;
  await place('slack:2', run);
  expect(await ordersOf('U2')).toBe(1);
  expect(await stepOf('slack:2')).toMatchObject({ state: 'decided', outcome: { order: { status: 'waiting' } } });
});

it('decides nothing while it cannot be known who runs the workflow', async () => {
  let isDown = true;
  const { take, place } = open({
    lookUp() {
      if (isDown) throw new TransientFailure('service_unavailable', 'not now');
    },
  });
  await take({ key: 'slack:3', run: 'run-3', person: 'U3', request: cakes });
  await expect(place('slack:3', run)).rejects.toThrow('not now');
  expect(await stepOf('slack:3')).toMatchObject({ state: 'asked' });
  isDown = false;
  await place('slack:3', run);
  expect(await stepOf('slack:3')).toMatchObject({ state: 'decided', outcome: { order: { status: 'waiting' } } });
});

it('keeps a refusal as it was, also where it would be none by now', async () => {
  const { take, place, answer, told, waits } = open();
  waits('run-4');
  await take({ key: 'slack:4', run: 'run-4', person: 'U4', request: { ...cakes, product: 'new_cake' } });
  await place('slack:4', run);
  await shop.cake('New Cake');
  await place('slack:4', run);
  await answer('slack:4', run);
  expect(told.get('run-4')).toMatchObject({
    refusal: { code: 'product_not_found', fields: [{ path: 'lines.0.product' }] },
  });
  expect(await ordersOf('U4')).toBe(0);
});

it('tells again what it could not tell, and does not mind whom nobody waits for', async () => {
  const { take, place, answer, told, waits, refuseNext, loseNextAnswer } = open();
  for (const key of ['5', '6', '7']) {
    await take({ key: `slack:${key}`, run: `run-${key}`, person: 'U5', request: cakes });
    await place(`slack:${key}`, run);
  }
  waits('run-5');
  refuseNext();
  await expect(answer('slack:5', run)).rejects.toThrow('not now');
  await answer('slack:5', run);
  expect(await stepOf('slack:5')).toMatchObject({ state: 'told' });

  waits('run-6');
  loseNextAnswer();
  await expect(answer('slack:6', run)).rejects.toThrow('lost');
  await answer('slack:6', run);
  expect(told.has('run-6')).toBe(true);
  expect(await stepOf('slack:6')).toMatchObject({ state: 'gone' });

  await answer('slack:7', run);
  expect(await stepOf('slack:7')).toMatchObject({ state: 'gone' });
});
