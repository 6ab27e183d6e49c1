import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotYet, PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import {
  type Customer,
  customerCollection,
  type Preference,
  type Reach,
} from '../../../src/services/customers/index.ts';
import {
  createNotifications,
  MAIL_REFUSED,
  notificationCollection,
} from '../../../src/services/notifications/index.ts';
import type { OrderStatus } from '../../../src/services/orders/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { createFakeCustomerMailer, createFakeCustomerMessenger } from '../../support/fake-messengers.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([notificationCollection, customerCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const byMessage: Reach = { by: 'message', slackUser: 'U1' };
const byMail = { by: 'mail', address: 'cakelover@gmail.com', guessed: true } as const;

/** One order of one customer, and everything that tells them of it. */
function startStory(initial: Reach = byMessage) {
  const order = randomUUID();
  const messages = createFakeCustomerMessenger();
  const mails = createFakeCustomerMailer();
  const story = {
    notify: 'all' as Preference,
    reach: async () => initial,
    version: 0,
    status: undefined as OrderStatus | undefined,
  };
  const customer = (): Customer => ({ id: 'C1', name: 'Mr. Cakelover', notify: story.notify });
  const notifications = createNotifications({
    ...books,
    customers: { get: async () => customer(), reach: () => story.reach(), mailOf: async () => byMail },
    messenger: messages.messenger,
    mailer: mails.mailer,
  });

  /** The order changes; it is told of when the reactions run. */
  async function happens(to: OrderStatus, undoes?: number): Promise<void> {
    story.version += 1;
    const type = story.version === 1 ? 'order.placed' : to === 'cancelled' ? 'order.cancelled' : 'order.moved';
    const data = { number: 21, customer: { id: 'C1', name: 'Mr. Cakelover' }, from: story.status, to, undoes };
    const subject = { kind: 'order', id: order };
    story.status = to;
    await books.transact((session) =>
      books.events.record(session, {
        type,
        subject,
        version: story.version,
        data: { ...data, summary: '2 x Cake', dueAt: new Date() },
      }),
    );
  }

  return {
    order,
    messages,
    mails,
    happens,
    prefers: (notify: Preference) => {
      story.notify = notify;
    },
    isReached: (reach: () => Promise<Reach>) => {
      story.reach = reach;
    },
    write: () => notifications.write(order, run),
    sendMessages: () => notifications.sendMessages(order, run),
    sendMails: () => notifications.sendMails(order, run),
    told: () => notifications.of(order),
    states: async () => (await notifications.of(order)).map(({ version, state }) => `v${version} ${state}`),
    saidByMessage: () => messages.posted.map(({ content }) => content.kind),
  };
}

describe('notifications', () => {
  it('are one for each change, and due once', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.happens('preparation');
    await story.write();
    await story.write();
    expect(await story.states()).toEqual(['v1 unsent', 'v2 unsent']);
    const due = await books.recorded('notification.due');
    expect(due).toMatchObject([{ subject: { kind: 'order', id: story.order }, data: { by: 'message' } }]);
  });

  it('wait until it is known how to reach the customer', async () => {
    const story = startStory();
    story.isReached(async () => {
      throw new NotYet('the directory is still being read', 1_000);
    });
    await story.happens('waiting');
    await expect(story.write()).rejects.toBeInstanceOf(NotYet);
    story.isReached(async () => byMessage);
    await story.write();
    expect(await story.states()).toEqual(['v1 unsent']);
  });

  it('are sent oldest first, each once', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.happens('preparation');
    await story.happens('ready');
    await story.write();
    await story.sendMessages();
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created', 'changed', 'ready']);
    expect(await story.states()).toEqual(['v1 sent', 'v2 sent', 'v3 sent']);
  });

  it('are superseded when the change was undone before their turn, with the undo', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.happens('cancelled');
    await story.write();
    await story.happens('waiting', 2);
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created']);
    expect(await story.states()).toEqual(['v1 sent', 'v2 superseded', 'v3 superseded']);
  });

  it('tell of the undo when they told of the change', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.happens('cancelled');
    await story.write();
    await story.sendMessages();
    await story.happens('waiting', 2);
    await story.write();
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created', 'cancelled', 'changed']);
  });

  it('follow the preference at the moment of their turn', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.write();
    story.prefers('ready');
    await story.happens('ready');
    await story.sendMessages();
    expect(await story.states()).toEqual(['v1 muted', 'v2 sent']);
    story.prefers('all');
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['ready']);
  });

  it('are one message when the answer to the first was lost', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.write();
    story.messages.loseNextAnswer();
    await expect(story.sendMessages()).rejects.toBeInstanceOf(TransientFailure);
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created']);
    expect((await story.told())[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['unreachable', 'sent']);
  });

  it('keep their order through an outage', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.write();
    story.messages.refuseNextConnection();
    await expect(story.sendMessages()).rejects.toBeInstanceOf(TransientFailure);
    await story.happens('ready');
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created', 'ready']);
  });

  it('go by mail when nobody can be messaged, in order', async () => {
    const story = startStory();
    story.messages.absent.add('U1');
    await story.happens('waiting');
    await story.happens('ready');
    await story.write();
    await story.sendMessages();
    expect((await books.recorded('notification.due')).map(({ data }) => data.by)).toEqual(['message', 'mail', 'mail']);
    await story.sendMails();
    expect(story.mails.sent.map(({ notification }) => notification.kind)).toEqual(['created', 'ready']);
    expect(story.mails.sent[0]).toMatchObject({
      to: { name: 'Mr. Cakelover', address: 'cakelover@gmail.com' },
      guessed: true,
    });
    expect(await story.told()).toMatchObject([{ by: 'mail', guessed: true, state: 'sent' }, { state: 'sent' }]);
  });

  it('are sent again by mail under the same id', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.write();
    story.mails.failures.push(new TransientFailure('mail_unreachable', 'reset after DATA', { inDoubt: true }));
    await expect(story.sendMails()).rejects.toBeInstanceOf(TransientFailure);
    await story.sendMails();
    await story.sendMails();
    expect(story.mails.sent).toHaveLength(1);
    expect(await story.states()).toEqual(['v1 sent']);
  });

  it('fail quietly when the address is refused; later ones are still tried', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.happens('ready');
    await story.write();
    story.mails.failures.push(new PermanentFailure(MAIL_REFUSED, 'no such mailbox'));
    await story.sendMails();
    expect(await story.states()).toEqual(['v1 failed', 'v2 sent']);
  });

  it('that cannot be sent now hold up no others, and are not forgotten', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.happens('ready');
    await story.write();
    story.mails.failures.push(new PermanentFailure('mail_account_refused', 'the password is wrong'));
    await expect(story.sendMails()).rejects.toMatchObject({ code: 'mail_account_refused' });
    expect(await story.states()).toEqual(['v1 unsent', 'v2 sent']);
  });

  it('fail with the reason when nobody can be reached', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.write();
    expect(await story.told()).toMatchObject([{ state: 'failed', attempts: [{ outcome: 'address_unknown' }] }]);
    expect(await books.recorded('notification.due')).toEqual([]);
  });
});
