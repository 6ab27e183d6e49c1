import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { updateForm } from '../../../src/listeners/answering/live-form.ts';
import { DomainError } from '../../../src/platform/errors.ts';
import { fakeSlack, testEdge } from '../fake-slack.ts';

const next: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [] };
const body = { user: { id: 'U0CAKELOVER' }, view: { id: 'V0FORM', hash: 'h1' } };

describe('a form that is being filled', () => {
  it('is updated with the hash of what the person saw', async () => {
    const slack = fakeSlack();
    await updateForm(testEdge(), async () => next)({ ...slack, body, action: { type: 'button', value: '3' } } as never);
    expect(slack.calls).toEqual([
      { method: 'ack', args: {} },
      { method: 'views.update', args: { view_id: 'V0FORM', hash: 'h1', view: next } },
    ]);
  });

  it.each(['hash_conflict', 'not_found'])('drops an update that Slack answers with %s', async (code) => {
    const slack = fakeSlack();
    slack.fail('views.update', code);
    await updateForm(testEdge(), async () => next)({ ...slack, body, action: { type: 'button' } } as never);
    expect(slack.methods()).toEqual(['ack', 'views.update']);
  });

  it('says what is refused in a view on the form', async () => {
    const slack = fakeSlack();
    const refuse = async () => {
      throw new DomainError('conflict', 'form_outdated', 'Open it again.');
    };
    const args = { ...slack, body: { ...body, trigger_id: 'T1' }, action: { type: 'button' } };
    await updateForm(testEdge(), refuse)(args as never);
    expect(slack.methods()).toEqual(['ack', 'views.push']);
    const [pushed] = slack.sent('views.push');
    expect(pushed).toMatchObject({ trigger_id: 'T1', view: { close: { text: 'Back' } } });
    expect(JSON.stringify(pushed)).toContain('Open it again.');
  });
});
