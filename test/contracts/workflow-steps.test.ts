import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorkflowSteps } from '../../src/integrations/slack/index.ts';
import type { StepOutcome, WorkflowSteps } from '../../src/services/workflow-orders/index.ts';
import { createFakeSteps } from '../support/fake-steps.ts';
import { openSlack } from '../support/slack-stand-in.ts';

interface Harness {
  steps: WorkflowSteps;
  /** A step that waits. @returns its run */
  start(): Promise<string>;
  /** Whether a step was told of an order, of a refusal, or of nothing yet. */
  heard(run: string): Promise<'order' | 'refusal' | undefined>;
  loseNextAnswer(): unknown;
  refuseNext(): unknown;
  close(): Promise<void>;
}

async function openFake(): Promise<Harness> {
  const { steps, told, waits, ...faults } = createFakeSteps();
  let serial = 0;
  return {
    ...{ steps, ...faults },
    start: async () => {
      serial += 1;
      waits(`run-${serial}`);
      return `run-${serial}`;
    },
    heard: async (run) => {
      const outcome = told.get(run);
      return outcome && ('order' in outcome ? 'order' : 'refusal');
    },
    close: async () => {},
  };
}

async function openAdapter(): Promise<Harness> {
  const slack = await openSlack();
  const customer = await slack.bakery.person('Mr. Cakelover');
  return {
    steps: createWorkflowSteps(slack.calls),
    start: async () => (await customer.runStep('place_order', { product: 'mint_tea' })).id,
    heard: async (run) => {
      const { state } = (await customer.sees.runs()).find(({ id }) => id === run) ?? {};
      return state === 'completed' ? 'order' : state === 'failed' ? 'refusal' : undefined;
    },
    loseNextAnswer: () => slack.loseNextAnswer('functions.complete'),
    refuseNext: () => slack.refuseNext('functions.complete'),
    close: slack.close,
  };
}

const { signal } = new AbortController();
const order = {
  id: 'x',
  number: 21,
  status: 'waiting',
  dueAt: new Date(1_795_248_000_000),
  summary: '1 x Tea',
} as const;
const placed: StepOutcome = { order };
const priced: StepOutcome = { order: { ...order, price: { total: 280, currency: 'EUR' } } };
const refused: StepOutcome = { refusal: { code: 'forbidden', message: 'Only staff can do that.', fields: [] } };

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
])('the steps of workflows: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it.each([
    ['an order without a price', placed, 'order'],
    ['an order with one', priced, 'order'],
    ['a refusal', refused, 'refusal'],
  ] as const)('hear of %s', async (_what, outcome, heard) => {
    const run = await harness.start();
    expect(await harness.heard(run)).toBeUndefined();
    expect(await harness.steps.tell(run, outcome, signal)).toBe('told');
    expect(await harness.heard(run)).toBe(heard);
  });

  it('are told once: whoever was told, or is unknown, waits no longer', async () => {
    const run = await harness.start();
    await harness.steps.tell(run, placed, signal);
    expect(await harness.steps.tell(run, refused, signal)).toBe('gone');
    expect(await harness.heard(run)).toBe('order');
    expect(await harness.steps.tell('Fx0NEVER', placed, signal)).toBe('gone');
  });

  it('may be told again when the answer was lost', async () => {
    const run = await harness.start();
    await harness.loseNextAnswer();
    await expect(harness.steps.tell(run, placed, signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    expect(await harness.steps.tell(run, placed, signal)).toBe('gone');
    expect(await harness.heard(run)).toBe('order');
  });

  it('go on waiting while nobody gets through', async () => {
    const run = await harness.start();
    await harness.refuseNext();
    await expect(harness.steps.tell(run, placed, signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    expect(await harness.heard(run)).toBeUndefined();
    expect(await harness.steps.tell(run, placed, signal)).toBe('told');
  });
});
