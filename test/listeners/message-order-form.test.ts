import { describe, expect, it } from '@jest/globals';
import type { MessageShortcut } from '@slack/bolt';
import { until } from '../../sandbox/client/until.ts';
import { openByMessageShortcut } from '../../src/listeners/answering/index.ts';
import { createMessageOrderForm } from '../../src/listeners/forms/message-order-form.ts';
import { customer, type FakeSlack, fakeSlack, gate, testEdge } from './fake-slack.ts';

const PERMALINK = 'https://the-bakery.enterprise.slack.com/archives/C1/p17';

const shortcut = (over: Partial<MessageShortcut> = {}) =>
  ({
    ...{ type: 'message_action', callback_id: 'turn_into_order', trigger_id: '1.1', message_ts: '1.7' },
    ...{ user: { id: customer.actor.id, name: 'cakelover' }, channel: { id: 'C1', name: 'general' } },
    ...{
      message: { type: 'message', user: 'U0BAKER', ts: '1.7', text: 'two teas' },
      team: { id: 'T1', domain: 'bakery' },
    },
    ...over,
  }) as MessageShortcut;

function dependencies() {
  return {
    catalog: {},
    orders: {},
    procurement: {},
    clock: { now: () => new Date('2026-11-21T08:00:00Z') },
    settings: { read: async () => ({ leadTimeHours: 48, currency: 'EUR' }) },
    directory: { known: async () => null },
  } as unknown as Parameters<typeof createMessageOrderForm>[0];
}

async function pick(slack: FakeSlack, given = shortcut()): Promise<void> {
  const listener = openByMessageShortcut(testEdge(), createMessageOrderForm(dependencies()));
  await listener({ shortcut: given, ack: slack.ack, client: slack.client } as unknown as Parameters<
    typeof listener
  >[0]);
}

const linkIn = (args: { view?: { private_metadata?: string } } = {}) =>
  JSON.parse(args.view?.private_metadata ?? '{}').from.link;

describe('the form that a message is turned into', () => {
  it('opens before Slack is asked for the message’s address, and gets it then', async () => {
    const slack = fakeSlack();
    slack.answer('chat.getPermalink', { permalink: PERMALINK });
    await pick(slack);
    expect(slack.methods()).toEqual(['ack', 'views.open', 'chat.getPermalink', 'views.update']);
    expect(linkIn(slack.sent('views.open')[0])).toBe('https://bakery.slack.com/archives/C1/p17');
    const [update] = slack.sent('views.update');
    expect(update).toMatchObject({ view_id: 'V1', hash: 'hash-1' });
    expect(linkIn(update)).toBe(PERMALINK);
  });

  it('waits for nothing while Slack keeps us waiting', async () => {
    const slack = fakeSlack();
    const asked = gate<void>();
    slack.delay('chat.getPermalink', asked.work);
    const done = pick(slack);
    await until('Slack is asked', () => slack.methods().includes('chat.getPermalink'));
    expect(slack.methods()).toEqual(['ack', 'views.open', 'chat.getPermalink']);
    asked.open();
    await done;
  });

  it('is left alone where Slack tells nothing, or nothing new', async () => {
    const [silent, same] = [fakeSlack(), fakeSlack()];
    silent.fail('chat.getPermalink', 'channel_not_found');
    same.answer('chat.getPermalink', { permalink: 'https://bakery.slack.com/archives/C1/p17' });
    await Promise.all([pick(silent), pick(same)]);
    for (const slack of [silent, same]) expect(slack.sent('views.update')).toEqual([]);
  });

  it.each(['hash_conflict', 'not_found'])('says nothing where somebody was faster: %s', async (code) => {
    const slack = fakeSlack();
    slack.answer('chat.getPermalink', { permalink: PERMALINK });
    slack.fail('views.update', code);
    await pick(slack);
    expect(slack.sent('chat.postMessage')).toEqual([]);
  });

  it('has no link where nobody tells one', async () => {
    const slack = fakeSlack();
    slack.fail('chat.getPermalink', 'channel_not_found');
    await pick(slack, shortcut({ team: null }));
    expect(linkIn(slack.sent('views.open')[0])).toBeUndefined();
  });
});
