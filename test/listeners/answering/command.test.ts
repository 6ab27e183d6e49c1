import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { WebAPIRequestError } from '@slack/web-api';
import { MongoServerSelectionError } from 'mongodb';
import { until } from '../../../sandbox/client/until.ts';
import { answerCommand, type Grammar } from '../../../src/listeners/answering/command.ts';
import { DomainError } from '../../../src/platform/errors.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import { note } from '../../../src/views/messages/note.ts';
import { customer, type FakeSlack, fakeSlack, gate, testEdge } from '../fake-slack.ts';

const form: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [] };

const grammar: Grammar = {
  alone: { opens: async () => form },
  subcommands: { show: { answers: async ({ text, key }) => note(`shown: ${text} (${key})`) } },
  usage: ['`/order show 21`'],
};

function type(slack: FakeSlack, text: string, over: Partial<Grammar> = {}, edge = testEdge()) {
  const command = { text, user_id: customer.actor.id, trigger_id: 'T1' };
  return answerCommand(edge, { ...grammar, ...over })({ ...slack, command } as never);
}

describe('a command', () => {
  it('is acknowledged first and answered privately', async () => {
    const slack = fakeSlack();
    await type(slack, '  SHOW   21 please ');
    expect(slack.methods()).toEqual(['ack', 'respond']);
    expect(slack.sent('respond')).toMatchObject([
      { response_type: 'ephemeral', replace_original: false, text: 'shown: 21 please (slack:T1)' },
    ]);
  });

  it('says how to write it when nobody understands it', async () => {
    const slack = fakeSlack();
    await type(slack, 'sho 21 &lt;!channel&gt;');
    const [answer] = slack.sent('respond');
    expect(answer?.text).toMatch(/^I do not understand “sho 21 &lt;!channel&gt;”. This is how to write it:\n/);
    expect(JSON.stringify(answer?.blocks)).toContain('/order show 21');
  });

  it('says how to write it when somebody asks for help, whatever else it takes', async () => {
    const slack = fakeSlack();
    await type(slack, 'Help', { otherwise: { answers: async () => note('ordered') } });
    const [answer] = slack.sent('respond');
    expect(answer?.text).toMatch(/^This is how to write it:\n.*\/order show 21/s);
    expect(JSON.stringify(answer?.blocks)).toContain('/order show 21');
  });

  it('opens a form while its trigger lives', async () => {
    const slack = fakeSlack();
    await type(slack, '');
    expect(slack.methods()).toEqual(['ack', 'views.open']);
    expect(slack.sent('views.open')).toEqual([{ trigger_id: 'T1', view: form }]);
  });

  it('opens a waiting view when the form takes long, which then becomes the form', async () => {
    const slack = fakeSlack();
    const { work, open } = gate<ModalView>();
    const done = type(slack, '', { alone: { opens: work } });
    await until('the waiting view', async () => slack.methods().includes('views.open'));
    const [waiting] = slack.sent('views.open') as { view: { external_id: string; title: { text: string } } }[];
    expect(waiting?.view.title.text).toBe('One moment');
    open(form);
    await done;
    expect(slack.sent('views.update')).toEqual([{ external_id: waiting?.view.external_id, view: form }]);
  });

  it('says what to do when the trigger has expired', async () => {
    const slack = fakeSlack();
    slack.fail('views.open', 'expired_trigger_id');
    await type(slack, '');
    expect(slack.sent('respond')[0]?.text).toMatch(/within 3 seconds.*once more/);
  });

  const answersNothing = async () => {
    throw new WebAPIRequestError(new Error('no answer'));
  };

  it('says that the form may not open when Slack does not answer', async () => {
    const slack = fakeSlack();
    slack.delay('views.open', answersNothing);
    await type(slack, '');
    expect(slack.methods()).toEqual(['ack', 'views.open', 'respond']);
    expect(slack.sent('respond')[0]?.text).toMatch(/the form may not open/);
  });

  it('makes the form of a waiting view that Slack has opened without an answer, and says only once what is not there', async () => {
    const slack = fakeSlack();
    slack.delay('views.open', answersNothing);
    const { work, open } = gate<ModalView>();
    const done = type(slack, '', { alone: { opens: work } });
    await until('the word', async () => slack.methods().includes('respond'));
    slack.fail('views.update', 'fatal_error');
    open(form);
    await done;
    const [waiting] = slack.sent('views.open') as { view: { external_id: string } }[];
    expect(slack.sent('views.update')).toEqual([{ external_id: waiting?.view.external_id, view: form }]);
    expect(slack.methods()).toEqual(['ack', 'views.open', 'respond', 'views.update']);
  });

  it('opens nothing when Slack sends it twice', async () => {
    const slack = fakeSlack();
    slack.fail('views.open', 'exchanged_trigger_id');
    await type(slack, '');
    expect(slack.methods()).toEqual(['ack', 'views.open']);
  });

  it('says that it is still working, and later the outcome', async () => {
    const slack = fakeSlack();
    const { work, open } = gate<ReturnType<typeof note>>();
    const done = type(slack, 'show 1', { subcommands: { show: { answers: work } } });
    await until('the first answer', async () => slack.methods().includes('respond'));
    expect(slack.sent('respond')[0]?.text).toMatch(/Still working on it/);
    open(note('Done.'));
    await done;
    expect(slack.sent('respond').map(({ text }) => text)).toEqual([expect.stringMatching(/Still/), 'Done.']);
  });

  it('says a refusal in its own words, with what is people’s escaped, and which command helps on', async () => {
    const slack = fakeSlack();
    const answers = async () => {
      throw new DomainError('not_found', 'product_not_found', 'There is no “<!channel>” on the menu.');
    };
    await type(slack, 'show x', { subcommands: { show: { answers } } });
    expect(slack.sent('respond')[0]?.text).toBe(
      ':warning: There is no “&lt;!channel&gt;” on the menu. `/cake list` shows what there is.',
    );
  });

  it('says that nothing is lost when MongoDB is away', async () => {
    const slack = fakeSlack();
    const principalOf = async () => {
      throw new MongoServerSelectionError('no server', {} as never);
    };
    await type(slack, 'show 1', {}, testEdge({ principalOf }));
    expect(slack.sent('respond')[0]?.text).toMatch(
      /Nothing is lost, but before you send this again, look whether I took it down/,
    );
  });

  it('apologises for our own mistakes with the request’s id', async () => {
    const slack = fakeSlack();
    const answers = async () => {
      throw new TypeError('undefined is not a function');
    };
    await withRequestId('request-7', () => type(slack, 'show 1', { subcommands: { show: { answers } } }));
    expect(slack.sent('respond')[0]?.text).toMatch(/^:warning: Sorry.*request-7$/);
    expect(slack.sent('respond')[0]?.text).not.toContain('undefined');
  });

  it('reaches the person by a direct message when the response_url is no good', async () => {
    const slack = fakeSlack();
    slack.fail('respond', 'expired_url');
    await type(slack, 'show 21');
    expect(slack.sent('chat.postMessage')).toMatchObject([{ channel: customer.actor.id }]);
  });
});
