import { describe, expect, it } from '@jest/globals';
import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { until } from '../../../sandbox/client/until.ts';
import { answerSubmission, type Result } from '../../../src/listeners/answering/submission.ts';
import { DomainError } from '../../../src/platform/errors.ts';
import { note } from '../../../src/views/messages/note.ts';
import { customer, type FakeSlack, fakeSlack, gate, testEdge } from '../fake-slack.ts';

const view = {
  id: 'V0FORM',
  blocks: [
    { type: 'section', block_id: 'intro' },
    { type: 'input', block_id: 'name' },
    { type: 'input', block_id: 'price' },
  ],
} as unknown as ViewOutput;
const placed: Result = { heading: 'Order 21', message: note('Order 21 is placed.') };

function submit(slack: FakeSlack, handle: () => Promise<Result>, edge = testEdge()) {
  const listener = answerSubmission(edge, { handle, blockOf: (path) => path });
  const body = { user: { id: customer.actor.id } };
  return { edge, done: listener({ ...slack, view, body } as never) };
}

const refused =
  (kind: 'invalid' | 'forbidden', ...fields: [string, string][]) =>
  async () => {
    throw new DomainError(
      kind,
      'refused',
      'That will not do.',
      fields.map(([path, message]) => ({ path, message })),
    );
  };

describe('a form that was sent', () => {
  it('is acknowledged with the result once that is there', async () => {
    const slack = fakeSlack();
    const { edge, done } = submit(slack, async () => placed);
    await done;
    expect(slack.methods()).toEqual(['ack']);
    expect(slack.sent('ack')[0]).toMatchObject({
      response_action: 'update',
      view: { title: { text: 'Order 21' }, clear_on_close: true },
    });
    expect(edge.refreshed).toEqual([customer.actor.id]);
  });

  it('shows another form where there is more to fill, also after the waiting view', async () => {
    const form: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Again' }, blocks: [] };
    const slack = fakeSlack();
    await submit(slack, async () => ({ ...placed, form })).done;
    expect(slack.sent('ack')).toEqual([{ response_action: 'update', view: form }]);

    const slow = gate<Result>();
    const late = fakeSlack();
    const { done } = submit(late, slow.work);
    await until('the waiting view', () => late.methods().includes('ack'));
    slow.open({ ...placed, form });
    await done;
    expect(late.sent('views.update')).toMatchObject([{ view: form }]);
  });

  it('shows errors under the fields they belong to, and others under the first field', async () => {
    const slack = fakeSlack();
    await submit(slack, refused('invalid', ['price', 'Too dear.'], ['lines.7.product', 'Gone.'])).done;
    expect(slack.sent('ack')).toEqual([{ response_action: 'errors', errors: { price: 'Too dear.', name: 'Gone.' } }]);
  });

  it('lays what is not about a field on the form, which stays beneath', async () => {
    const slack = fakeSlack();
    const { edge, done } = submit(slack, refused('forbidden'));
    await done;
    const [ack] = slack.sent('ack');
    expect(ack).toMatchObject({ response_action: 'push' });
    expect(JSON.stringify(ack)).toContain('That will not do.');
    expect(ack?.view).not.toHaveProperty('clear_on_close');
    expect(edge.refreshed).toEqual([]);
  });

  it('is acknowledged with a waiting view when it takes long, which then becomes the result', async () => {
    const slack = fakeSlack();
    const { work, open } = gate<Result>();
    const { done } = submit(slack, work);
    await until('the acknowledgement', async () => slack.methods().includes('ack'));
    const [ack] = slack.sent('ack') as { view: { external_id: string } }[];
    expect(ack).toMatchObject({ response_action: 'push', view: { title: { text: 'One moment' } } });
    open(placed);
    await done;
    expect(slack.sent('views.update')).toMatchObject([
      { external_id: ack?.view.external_id, view: { title: { text: 'Order 21' }, clear_on_close: true } },
    ]);
  });

  it('keeps the form when what took long went wrong', async () => {
    const slack = fakeSlack();
    const { work, break: fail } = gate<Result>();
    const { done } = submit(slack, work);
    await until('the acknowledgement', async () => slack.methods().includes('ack'));
    fail(new DomainError('conflict', 'too_late', 'Somebody was faster.'));
    await done;
    const [update] = slack.sent('views.update');
    expect(JSON.stringify(update)).toContain('Somebody was faster.');
    expect(update?.view).not.toHaveProperty('clear_on_close');
  });

  it('waits until Slack has laid the waiting view on the form', async () => {
    const slack = fakeSlack();
    slack.fail('views.update', 'not_found');
    const { work, open } = gate<Result>();
    const { done } = submit(slack, work);
    await until('the acknowledgement', async () => slack.methods().includes('ack'));
    open(placed);
    await done;
    expect(slack.methods()).toEqual(['ack', 'views.update', 'views.update']);
  });

  it('tells whoever closed the waiting view by a direct message', async () => {
    const slack = fakeSlack();
    slack.fail('views.update', 'not_found', 'not_found', 'not_found');
    const { work, open } = gate<Result>();
    const { done } = submit(slack, work);
    await until('the acknowledgement', async () => slack.methods().includes('ack'));
    open(placed);
    await done;
    expect(slack.sent('chat.postMessage')).toMatchObject([{ channel: customer.actor.id, text: 'Order 21 is placed.' }]);
  });

  it('gives the same key however often it is sent', async () => {
    const keys: string[] = [];
    const listener = answerSubmission(testEdge(), {
      blockOf: () => undefined,
      handle: async ({ key }) => {
        keys.push(key);
        return placed;
      },
    });
    for (const slack of [fakeSlack(), fakeSlack()]) {
      await listener({ ...slack, view, body: { user: { id: customer.actor.id } } } as never);
    }
    expect(keys).toEqual(['slack:V0FORM', 'slack:V0FORM']);
  });
});
