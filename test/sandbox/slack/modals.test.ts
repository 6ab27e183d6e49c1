import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ViewsOpenArguments } from '@slack/web-api';
import type { Actor } from '../../../sandbox/client/person.ts';
import { textOf } from '../../../sandbox/client/text.ts';
import { until } from '../../../sandbox/client/until.ts';
import { cakes, form } from './support/forms.ts';
import { errorOf, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let customer: Actor;
beforeEach(async () => {
  space = await startWorkspace({ timings: { ackMs: 300, triggerMs: 300 } });
  customer = await space.team.person('Mr. Cakelover');
});
afterEach(() => space.close());

const asView = (view: object) => view as ViewsOpenArguments['view'];
const open = (trigger_id: string, view: object = form()) => space.web.views.open({ trigger_id, view: asView(view) });
const push = (trigger_id: string, view: object = form()) => space.web.views.push({ trigger_id, view: asView(view) });

async function trigger(): Promise<string> {
  await customer.shortcut('place_order');
  return space.app.last('shortcut').trigger_id;
}

async function opened(view: object = form()) {
  await open(await trigger(), view);
  return until('the modal', () => customer.sees.view());
}

describe('a trigger id', () => {
  it('opens one view, once', async () => {
    const id = await trigger();
    await open(id);
    expect(await errorOf(open(id))).toBe('exchanged_trigger_id');
    expect(await errorOf(open('1.2.3'))).toBe('invalid_trigger_id');
    expect(await customer.sees.views()).toHaveLength(1);
  });

  it('is good for as long as Slack says, no longer', async () => {
    await space.team.timings({ triggerMs: 1 });
    const id = await trigger();
    await until('the trigger to expire', async () => (await errorOf(open(id))) === 'expired_trigger_id');
    expect(await customer.sees.view()).toBeNull();
  });
});

describe('a form', () => {
  it('is filled and submitted with the values that the person sees', async () => {
    const view = await opened();
    space.app.answer = ({ payload }) => (payload.type === 'block_suggestion' ? cakes : undefined);
    const { errors, view: after } = await customer.submit(view, { product: 'Chocolate Cake', persons: '4' });
    expect({ errors, after }).toEqual({ errors: {}, after: null });
    expect(space.app.last('block_actions')).toMatchObject({
      container: { type: 'view', view_id: view.id },
      view: { state: { values: { product: { product: { selected_option: { value: 'chocolate_cake' } } } } } },
      actions: [{ type: 'external_select', action_id: 'product', block_id: 'product' }],
    });
    expect(space.app.last('view_submission').view).toMatchObject({
      callback_id: 'order',
      state: {
        values: {
          product: { product: { type: 'external_select', selected_option: cakes.options[0] } },
          persons: { persons: { type: 'number_input', value: '4' } },
          notes: { notes: { type: 'plain_text_input', value: null } },
        },
      },
    });
  });

  it('is not sent while a required field is empty or a number out of range', async () => {
    const view = await opened();
    const { errors, ack } = await customer.submit(view, { persons: '0', notes: 'x'.repeat(21) });
    expect(ack).toBeUndefined();
    expect(Object.keys(errors).sort()).toEqual(['notes', 'persons', 'product']);
    expect(space.app.heardOf('view_submission')).toBe(false);
  });

  it('does not let a person enter what is not there', async () => {
    const view = await opened();
    space.app.answer = () => cakes;
    await expect(customer.submit(view, { product: 'Bread' })).rejects.toThrow(
      /is not offered. There are: Chocolate Cake \(chocolate_cake\), Carrot Cake \(carrot_cake\)/,
    );
    await expect(customer.submit(view, { colour: 'red' })).rejects.toThrow('No elements are named "colour"');
    await expect(customer.press(view, 'notes')).rejects.toThrow('No elements are named "notes"');
  });

  it('keeps what was entered through an update, save under a new block id', async () => {
    const view = await opened();
    await customer.fill(view, { persons: '4', notes: 'thanks' });
    const [product, persons, notes] = form().blocks;
    const changed = form({ blocks: [product, persons, { ...notes, block_id: 'other' }] });
    await space.web.views.update({ view_id: view.id, hash: view.hash, view: asView(changed) });
    const values = (await customer.sees.view())?.state.values;
    expect(values?.persons?.persons).toMatchObject({ value: '4' });
    expect(values?.other?.notes).toMatchObject({ value: null });
    expect(await errorOf(space.web.views.update({ view_id: view.id, hash: view.hash, view: asView(form()) }))).toBe(
      'hash_conflict',
    );
  });
});

describe('an app that answers a submission', () => {
  const complete = (blocks = form().blocks.slice(2)) => opened(form({ blocks }));

  it('puts errors under input blocks only', async () => {
    const view = await complete();
    space.app.answer = () => ({ response_action: 'errors', errors: { notes: 'Too kind' } });
    expect(await customer.submit(view)).toMatchObject({ errors: { notes: 'Too kind' }, view: { id: view.id } });
    space.app.answer = () => ({ response_action: 'errors', errors: { elsewhere: 'What?' } });
    expect(await customer.submit(view)).toMatchObject({ errors: {}, ack: { error: 'invalid_response' } });
    expect(await customer.sees.notices()).toMatchObject([{ detail: 'errors: no input block has the id elsewhere' }]);
  });

  it('pushes, updates and clears', async () => {
    const view = await complete();
    const second = form({ blocks: [], callback_id: 'second', notify_on_close: true });
    space.app.answer = () => ({ response_action: 'push', view: second });
    const { view: pushed } = await customer.submit(view);
    expect(pushed).toMatchObject({ callback_id: 'second', previous_view_id: view.id, root_view_id: view.id });
    space.app.answer = () => ({ response_action: 'update', view: { ...second, callback_id: 'third' } });
    expect((await customer.submit(pushed ?? view)).view).toMatchObject({ id: pushed?.id, callback_id: 'third' });
    space.app.answer = ({ payload }) => (payload.type === 'view_submission' ? { response_action: 'clear' } : undefined);
    expect((await customer.submit(pushed ?? view)).view).toBeNull();
    expect(space.app.last('view_closed')).toMatchObject({ is_cleared: true, view: { id: pushed?.id } });
  });

  it('leaves the form as it is when it does not answer, or with a view that Slack refuses', async () => {
    const view = await complete();
    space.app.answer = () => ({ response_action: 'update', view: form({ title: { type: 'plain_text', text: '' } }) });
    expect(await customer.submit(view)).toMatchObject({ ack: { error: 'invalid_response' }, view: { id: view.id } });
    space.app.answer = () => 'silence';
    expect(await customer.submit(view)).toMatchObject({ ack: { error: 'operation_timeout' }, view: { id: view.id } });
    expect((await customer.sees.notices()).map(({ text }) => text)).toEqual([
      'We had some trouble connecting. Try again?',
      'We had some trouble connecting. Try again?',
    ]);
  });
});

describe('a stack of views', () => {
  const nextTrigger = async () => {
    const view = await until('the modal', () => customer.sees.view());
    await customer.choose(view, 'product', null);
    return space.app.last('block_actions').trigger_id;
  };

  it('holds three, and a person closes them one by one or all at once', async () => {
    await opened();
    await push(await nextTrigger());
    await push(await nextTrigger(), form({ notify_on_close: true }));
    expect(await errorOf(push(await nextTrigger()))).toBe('push_limit_reached');
    await customer.close();
    expect(space.app.last('view_closed')).toMatchObject({ is_cleared: false });
    expect(await customer.sees.views()).toHaveLength(2);
    await customer.close({ all: true });
    expect(await customer.sees.views()).toEqual([]);
  });

  it('is closed whole by a view with clear_on_close', async () => {
    await opened();
    await push(await nextTrigger(), form({ clear_on_close: true }));
    await customer.close();
    expect(await customer.sees.view()).toBeNull();
  });

  it('finds a view by external_id, which must be free', async () => {
    await opened(form({ external_id: 'waiting-1' }));
    expect(await errorOf(push(await nextTrigger(), form({ external_id: 'waiting-1' })))).toBe('duplicate_external_id');
    const title = { type: 'plain_text', text: 'Done' };
    await space.web.views.update({ external_id: 'waiting-1', view: asView(form({ title, external_id: 'waiting-1' })) });
    expect(textOf(await customer.sees.view())).toContain('Done');
    expect(await errorOf(space.web.views.update({ external_id: 'none', view: asView(form()) }))).toBe('not_found');
  });

  it('only the view on top can be acted upon', async () => {
    const root = await opened();
    await push(await nextTrigger());
    await expect(customer.submit(root)).rejects.toThrow('is not on top');
  });
});
