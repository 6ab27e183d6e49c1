import { describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { answerButton } from '../../../src/listeners/answering/button.ts';
import { DomainError } from '../../../src/platform/errors.ts';
import { note } from '../../../src/views/messages/note.ts';
import { customer, type FakeSlack, fakeSlack, gate, testEdge } from '../fake-slack.ts';

const home = { type: 'home', hash: 'h1', private_metadata: 'ready:2:1' };
const done = async () => note('Order 21 is ready.');
const tooLate = async () => {
  throw new DomainError('conflict', 'order_changed', 'Ben was faster.');
};

function press(
  slack: FakeSlack,
  handle: Parameters<typeof answerButton>[1],
  where: { response_url?: string; view?: object } = { response_url: 'https://hooks.slack.test/1' },
  edge = testEdge(),
) {
  const body = { user: { id: customer.actor.id }, trigger_id: 'T1', ...where };
  return answerButton(edge, handle)({ ...slack, body, action: { value: '21:3' } } as never);
}

describe('a button in a message', () => {
  it('is acknowledged first and answered privately, the message left as it is', async () => {
    const slack = fakeSlack();
    await press(slack, done);
    expect(slack.methods()).toEqual(['ack', 'respond']);
    expect(slack.sent('respond')).toMatchObject([{ response_type: 'ephemeral', replace_original: false }]);
  });

  it('puts the answer in the message’s place where the answer says so', async () => {
    const slack = fakeSlack();
    await press(slack, async () => ({ ...note('Confirmed.'), replaces: true }));
    expect(slack.sent('respond')).toMatchObject([{ replace_original: true, text: 'Confirmed.' }]);
    expect(slack.sent('respond')[0]).not.toHaveProperty('replaces');
  });

  it('tells the loser of a race privately', async () => {
    const slack = fakeSlack();
    await press(slack, tooLate);
    expect(slack.sent('respond')).toMatchObject([{ response_type: 'ephemeral', text: ':warning: Ben was faster.' }]);
  });
});

describe('a button on Home', () => {
  it('is answered by Home itself, on the page that was shown', async () => {
    const slack = fakeSlack();
    const pages: unknown[] = [];
    const edge = testEdge({ refreshHome: async ({ place, hash }) => void pages.push({ place, hash }) });
    await press(slack, done, { view: home }, edge);
    expect(slack.methods()).toEqual(['ack']);
    expect(pages).toEqual([{ place: { board: { status: 'ready', page: 2 }, menu: 1 }, hash: 'h1' }]);
  });

  it('says by a view what went wrong', async () => {
    const slack = fakeSlack();
    await press(slack, tooLate, { view: home });
    expect(slack.methods()).toEqual(['ack', 'views.open']);
    expect(JSON.stringify(slack.sent('views.open'))).toContain('Ben was faster.');
  });

  it('says by a direct message what went wrong when no view can be opened any more', async () => {
    const slack = fakeSlack();
    slack.fail('views.open', 'expired_trigger_id');
    await press(slack, tooLate, { view: home });
    expect(slack.sent('chat.postMessage')).toMatchObject([
      { channel: customer.actor.id, text: ':warning: Ben was faster.' },
    ]);
  });

  it('opens a view when it takes long, which then becomes the outcome', async () => {
    const slack = fakeSlack();
    const { work, open } = gate<ReturnType<typeof note>>();
    const pressed = press(slack, work, { view: home });
    await until('the waiting view', async () => slack.methods().includes('views.open'));
    open(note('Order 21 is ready.'));
    await pressed;
    expect(slack.sent('views.update')).toMatchObject([{ view_id: 'V1' }]);
    expect(JSON.stringify(slack.sent('views.update'))).toContain('Order 21 is ready.');
  });
});
