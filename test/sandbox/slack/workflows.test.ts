import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { readManifest } from '../../../sandbox/slack/installation.ts';
import { startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeAll(async () => {
  space = await startWorkspace({ manifest: await readManifest() });
});
afterAll(() => space.close());

const outputs = { order_number: 1, order_id: 'x', status: 'waiting', due: 1, total: '€1', summary: '1 x Tea' };
const customer = () => space.team.person('Mr. Cakelover');

it('runs a step: the app hears what it needs, and who runs it', async () => {
  const { id } = await (await customer()).runStep('place_order', { product: 'mint_tea', quantity: 2 });
  await until('the event', () => space.app.heardOf('event_callback'));
  expect(space.app.last('event_callback')).toMatchObject({
    event: {
      type: 'function_executed',
      function: {
        callback_id: 'place_order',
        input_parameters: expect.arrayContaining([
          expect.objectContaining({ name: 'product', type: 'string', is_required: true }),
        ]),
      },
      inputs: { product: 'mint_tea', quantity: 2, user_context: { id: 'U0CAKELOVER', secret: expect.any(String) } },
      function_execution_id: id,
      workflow_execution_id: expect.stringMatching(/^Wx/),
      bot_access_token: expect.stringMatching(/^xwfp-/),
    },
  });
});

it('refuses what Workflow Builder would not let through', async () => {
  const person = await customer();
  await expect(person.runStep('place_order', {})).rejects.toThrow('product: missing required property');
  await expect(person.runStep('place_order', { product: 7 })).rejects.toThrow('product: must be string');
  await expect(person.runStep('place_order', { product: 'tea', quantity: '2' })).rejects.toThrow('must be integer');
  await expect(person.runStep('fold_napkins', {})).rejects.toThrow('There are: place_order');
});

it('ends a run once, with what the step hands on', async () => {
  const person = await customer();
  const { id: function_execution_id } = await person.runStep('place_order', { product: 'mint_tea' });
  const complete = (given: Record<string, unknown>) =>
    space.web.functions.completeSuccess({ function_execution_id, outputs: given });
  await expect(complete({ ...outputs, due: 'soon' })).rejects.toMatchObject({
    data: {
      error: 'parameter_validation_failed',
      response_metadata: { messages: ['due: must be slack#/types/timestamp'] },
    },
  });
  await expect(complete({ ...outputs, more: 1 })).rejects.toMatchObject({
    data: { error: 'parameter_validation_failed' },
  });
  await complete(outputs);
  expect((await person.sees.runs()).at(-1)).toMatchObject({ state: 'completed', outputs });
  const error = 'too late';
  await expect(space.web.functions.completeError({ function_execution_id, error })).rejects.toMatchObject({
    data: { error: 'execution_not_in_running_state' },
  });
  await expect(space.web.functions.completeError({ function_execution_id: 'Fx0NEVER', error })).rejects.toMatchObject({
    data: { error: 'function_execution_not_found' },
  });
});

it('shows whoever runs a workflow its form, and what becomes of it', async () => {
  const person = await customer();
  const form = await person.workflow('place_order');
  expect((await person.submit(form)).errors).toEqual({ product: 'Please complete this required field.' });
  const { view, ack } = await person.submit(form, { product: 'mint_tea', quantity: 2, due: 1_795_248_000 });
  expect(ack).toBeUndefined();
  expect(JSON.stringify(view?.blocks)).toContain('is under way');
  const run = (await person.sees.runs()).at(-1);
  expect(run?.inputs).toMatchObject({ product: 'mint_tea', quantity: 2, due: 1_795_248_000 });
  expect(run?.inputs).not.toHaveProperty('persons');

  await space.web.functions.completeSuccess({ function_execution_id: run?.id ?? '', outputs });
  expect(JSON.stringify((await person.sees.view())?.blocks)).toContain('1 x Tea');
  await person.close();
});

it('has Slackbot say what went wrong to whoever looks no more', async () => {
  const person = await customer();
  const { id } = await person.runStep('place_order', { product: 'mint_tea' });
  await space.web.functions.completeError({ function_execution_id: id, error: 'Product: there is none' });
  expect((await person.sees.notices()).at(-1)).toMatchObject({
    error: 'workflow_failed',
    text: 'Place an order: Product: there is none',
  });
});

it('tells a message’s address', async () => {
  const person = await customer();
  const { channel, ts } = await person.say('general', 'hello');
  const permalink = `https://bakery.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  expect(await space.web.chat.getPermalink({ channel, message_ts: ts })).toMatchObject({ channel, permalink });
  await expect(space.web.chat.getPermalink({ channel, message_ts: '1.1' })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  });
});
