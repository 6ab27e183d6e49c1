import { describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { registerFunctions } from '../../src/listeners/functions/index.ts';
import type { ListenerDependencies } from '../../src/listeners/index.ts';
import type { AskedStep } from '../../src/services/workflow-orders/index.ts';
import { fakeSlack } from './fake-slack.ts';

type Listener = (args: object) => Promise<void>;

/** Registers the step, and hears it once. */
async function hear(inputs: Record<string, unknown>, take: (asked: AskedStep) => Promise<void>) {
  const registered: { options: object; listener: Listener }[] = [];
  const app = { function: (_: string, options: object, listener: Listener) => registered.push({ options, listener }) };
  registerFunctions(app as unknown as App, { workflowOrders: { take } } as unknown as ListenerDependencies);
  const [step] = registered;
  const slack = fakeSlack();
  const heard = step?.listener({ event: { function_execution_id: 'Fx1' }, inputs, ack: slack.ack });
  return { slack, options: step?.options, heard: heard ?? Promise.reject(new Error('nothing is registered')) };
}

async function asked(inputs: Record<string, unknown>): Promise<AskedStep | undefined> {
  let taken: AskedStep | undefined;
  const { heard } = await hear(inputs, async (step) => {
    taken = step;
  });
  await heard;
  return taken;
}

describe('the step “Place an order”', () => {
  it('is acknowledged when it is written down, and not before', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { slack, options, heard } = await hear({}, () => promise);
    expect(options).toEqual({ autoAcknowledge: false });
    expect(slack.methods()).toEqual([]);
    resolve();
    await heard;
    expect(slack.methods()).toEqual(['ack']);
  });

  it('is not acknowledged where it cannot be written down, so that Slack sends it again', async () => {
    const { slack, heard } = await hear({}, async () => {
      throw new Error('the books are away');
    });
    await expect(heard).rejects.toThrow('away');
    expect(slack.methods()).toEqual([]);
  });

  it('is asked for by whom Slack names, never by whom the workflow does', async () => {
    const inputs = { user_context: { id: 'U0CAKELOVER', secret: 'x' }, customer: 'U0MANAGER', product: ' tea ' };
    expect(await asked(inputs)).toEqual({
      key: 'slack:Fx1',
      run: 'Fx1',
      person: 'U0CAKELOVER',
      request: expect.objectContaining({ product: 'tea', quantity: 1, forUser: 'U0MANAGER' }),
    });
  });

  it.each([
    ['one a line', 'peanuts 10\nbutter 33,5 g', 'peanuts 10\nbutter 33,5 g'],
    ['with commas between', 'peanuts 10, butter 33,5 g,nuts 5 g', 'peanuts 10\n butter 33,5 g\nnuts 5 g'],
  ])('reads extras %s', async (_, extras, lines) => {
    expect((await asked({ extras }))?.request.extras).toBe(lines);
  });

  it('takes numbers as Workflow Builder’s variables may write them, and nothing for nothing', async () => {
    expect((await asked({ quantity: '2', persons: '', due: null }))?.request).toMatchObject({
      ...{ quantity: 2, persons: undefined, due: undefined },
    });
    expect((await asked({ quantity: 'two' }))?.request.quantity).toBeNaN();
  });
});
