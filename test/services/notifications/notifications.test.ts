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
  type NewNote,
  notificationCollection,
} from '../../../src/services/notifications/index.ts';
import type { OrderStatus } from '../../../src/services/orders/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { createFakeCustomerMailer, createFakeCustomerMessenger } from '../../support/fake-messengers.ts';
import { orderOf } from '../../support/order.ts';
import { toldNotes } from '../../support/told.ts';

let books: Books;
let told: ReturnType<typeof toldNotes<NewNote>>;
beforeAll(async () => {
  books = await openBooks([notificationCollection, customerCollection]);
});
afterAll(() => books.close());
beforeEach(async () => {
  told = toldNotes(books.db);
  await books.clear();
  await told.clear();
});

const byMessage: Reach = { by: 'message', slackUser: 'U1' };
const byMail = { by: 'mail', address: 'cakelover@gmail.com', guessed: true } as const;

/** One order of one customer, and everything that tells them of it. */
function startStory(initial: Reach = byMessage) {
  const order = randomUUID();
  const messages = createFakeCustomerMessenger();
  const mails = createFakeCustomerMailer();
  const story = {
    notify: 'all' as Preference,
    /** What the one who is messaged has chosen, where they only have the customer's name. */
    reader: undefined as Preference | undefined,
    mail: byMail as Exclude<Reach, { by: 'message' }>,
    /** The same, of the one who was to be messaged. */
    matchedMail: undefined as Exclude<Reach, { by: 'message' }> | undefined,
    reach: async () => initial,
    settings: { kitchenChannel: { id: 'C0KITCHEN' } } as {
      kitchenChannel?: { id: string };
      kitchenChannelBroken?: unknown;
    },
    version: 0,
    status: undefined as OrderStatus | undefined,
  };
  const customer = (): Customer => ({ id: 'C1', name: 'Mr. Cakelover', notify: story.notify });
  const notifications = createNotifications({
    ...books,
    customers: {
      get: async () => customer(),
      onSlack: async () => (story.reader ? { ...customer(), id: 'C2', slackUser: 'U1', notify: story.reader } : null),
      reach: () => story.reach(),
      mailOf: async (_, matched) => (matched && story.matchedMail) || story.mail,
    },
    orders: { expectedBy: async (_, after) => (after < 21 ? [orderOf({ id: order, number: 21 })] : []) },
    messenger: messages.messenger,
    mailer: mails.mailer,
    notes: told,
    settings: { readFresh: async () => story.settings },
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
    readerPrefers: (notify: Preference) => {
      story.reader = notify;
    },
    /** Staff set the address, or correct it. */
    isMailedAt: (address: string) => {
      story.mail = { by: 'mail', address, guessed: false };
      story.reach = async () => story.mail;
    },
    /** The one who was to be messaged has an address. */
    matchIsMailedAt: (address: string) => {
      story.matchedMail = { by: 'mail', address, guessed: false, matched: 'U1' };
    },
    cannotBeMailed: (why: string) => {
      story.mail = { by: 'nobody', why };
    },
    tellAgain: () => notifications.tellAgain('C1', run),
    isReached: (reach: () => Promise<Reach>) => {
      story.reach = reach;
    },
    write: () => notifications.write(order, run),
    sendMessages: () => notifications.sendMessages(order, run),
    sendMails: () => notifications.sendMails(order, run),
    told: () => notifications.of(order),
    hasNoKitchen: () => {
      story.settings = {};
    },
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

  it('are told of an order whose first events the books have let go', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.write();
    await books.db.collection('events').deleteMany({ type: 'order.placed' });
    await story.happens('cancelled');
    await story.write();
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created', 'cancelled']);
  });

  it('of a kind that only a later release knows are left to it, unsaid and alive', async () => {
    const story = startStory();
    await story.happens('waiting');
    await story.write();
    const rows = books.db.collection('notifications');
    await rows.updateOne({ order: story.order }, { $set: { kind: 'baked' } }, { bypassDocumentValidation: true });
    await expect(story.sendMessages()).rejects.toBeInstanceOf(NotYet);
    expect(story.messages.posted).toEqual([]);
    expect(await story.states()).toEqual(['v1 unsent']);
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

  it('go to the address of whoever was to be messaged, also when it is looked for again', async () => {
    const story = startStory();
    story.matchIsMailedAt('u1@example.com');
    story.messages.absent.add('U1');
    await story.happens('waiting');
    await story.write();
    await story.sendMessages();
    await story.sendMails();
    expect(story.mails.sent).toMatchObject([{ to: { address: 'u1@example.com' }, guessed: false }]);
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

  it('are not for somebody who wants none and is messaged only because of the customer’s name', async () => {
    const story = startStory();
    story.readerPrefers('nothing');
    await story.happens('waiting');
    await story.write();
    await story.sendMessages();
    expect(await story.states()).toEqual(['v1 muted']);
    expect(story.saidByMessage()).toEqual([]);
  });

  it('go to the address known at their turn', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.write();
    story.isMailedAt('d@example.com');
    await story.sendMails();
    expect(story.mails.sent).toMatchObject([{ to: { address: 'd@example.com' }, guessed: false }]);
    expect(await story.told()).toMatchObject([{ state: 'sent', guessed: false }]);
  });

  it('stay with their address once it may have been sent there', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.write();
    story.mails.failures.push(new TransientFailure('mail_unreachable', 'reset after DATA', { inDoubt: true }));
    await expect(story.sendMails()).rejects.toBeInstanceOf(TransientFailure);
    story.isMailedAt('d@example.com');
    await story.sendMails();
    expect(story.mails.sent).toMatchObject([{ to: { address: 'cakelover@gmail.com' } }]);
  });

  it('fail when no address may be guessed any more', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.write();
    story.cannotBeMailed('address_unknown');
    await story.sendMails();
    expect(story.mails.sent).toEqual([]);
    expect(await story.told()).toMatchObject([{ state: 'failed', attempts: [{ outcome: 'address_unknown' }] }]);
  });

  it.each([
    { ...byMail, namesakes: true } as const,
    { by: 'nobody', why: 'address_unknown', namesakes: true } as const,
  ])('say that two people have the name: $by', async (reach) => {
    const story = startStory(reach);
    await story.happens('waiting');
    await story.write();
    expect(await story.told()).toMatchObject([{ namesakes: true }]);
  });

  it('fail with the reason when nobody can be reached', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.write();
    expect(await story.told()).toMatchObject([{ state: 'failed', attempts: [{ outcome: 'address_unknown' }] }]);
    expect(await books.recorded('notification.due')).toEqual([]);
  });
});

describe('notifications that do not reach their customer', () => {
  it('are left to the kitchen, once for each, with the address that was refused', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.happens('ready');
    await story.write();
    story.mails.failures.push(new PermanentFailure(MAIL_REFUSED, 'no such mailbox'));
    await story.sendMails();
    await story.sendMails();
    const { address, guessed } = byMail;
    const note = { kind: 'customer-unreached', order: 21, news: 'created', why: MAIL_REFUSED, address, guessed };
    expect(await told.all()).toEqual([
      {
        to: { channel: 'C0KITCHEN' },
        note: { ...note, customer: { id: 'C1', name: 'Mr. Cakelover' } },
        key: `unreached:${story.order}:v1`,
      },
    ]);
  });

  it('are left to the managers where the kitchen has no channel', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    story.hasNoKitchen();
    await story.happens('waiting');
    await story.write();
    await story.write();
    expect(await told.all()).toMatchObject([{ to: 'managers', note: { news: 'created', why: 'address_unknown' } }]);
  });

  it('are left to the team when nobody can be messaged, and no address is known', async () => {
    const story = startStory();
    story.cannotBeMailed('address_not_guessable');
    story.messages.absent.add('U1');
    await story.happens('waiting');
    await story.write();
    await story.sendMessages();
    expect(await told.all()).toMatchObject([{ note: { why: 'nobody_there' } }]);
  });

  it('trouble nobody where the customer does not want to hear of it', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    story.prefers('ready');
    await story.happens('waiting');
    await story.happens('ready');
    await story.write();
    expect(await told.all()).toMatchObject([{ note: { news: 'ready' } }]);
  });
});

describe('telling again', () => {
  it('says the last news that did not get through, once', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.happens('preparation');
    await story.write();
    story.isMailedAt('d@example.com');
    await story.tellAgain();
    await story.tellAgain();
    expect(await books.recorded('notification.due')).toMatchObject([{ data: { by: 'mail' } }]);
    await story.sendMails();
    await story.tellAgain();
    await story.sendMails();
    expect(story.mails.sent).toMatchObject([{ to: { address: 'd@example.com' }, notification: { kind: 'changed' } }]);
    expect(await story.states()).toEqual(['v1 failed', 'v2 sent']);
  });

  it('is done once when it is called for twice at the same moment', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.write();
    story.isMailedAt('d@example.com');
    await Promise.all([story.tellAgain(), story.tellAgain(), story.tellAgain()]);
    expect(await books.recorded('notification.due')).toHaveLength(1);
    expect(await story.states()).toEqual(['v1 unsent']);
  });

  it('is done for a refused address too, and by message where that is the way now', async () => {
    const story = startStory(byMail);
    await story.happens('waiting');
    await story.write();
    story.mails.failures.push(new PermanentFailure(MAIL_REFUSED, 'no such mailbox'));
    await story.sendMails();
    story.isReached(async () => byMessage);
    await story.tellAgain();
    await story.sendMessages();
    expect(story.saidByMessage()).toEqual(['created']);
    expect(await story.told()).toMatchObject([{ state: 'sent', by: 'message', guessed: false }]);
  });

  it('follows the preference at that moment', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.write();
    story.isMailedAt('d@example.com');
    story.prefers('nothing');
    await story.tellAgain();
    await story.sendMails();
    expect(await story.states()).toEqual(['v1 muted']);
  });

  it('leaves alone what got through, what waits, and whom nobody can reach', async () => {
    const story = startStory({ by: 'nobody', why: 'address_unknown' });
    await story.happens('waiting');
    await story.write();
    await story.tellAgain();
    expect(await story.states()).toEqual(['v1 failed']);
    story.isMailedAt('d@example.com');
    await story.happens('ready');
    await story.write();
    await story.tellAgain();
    await story.sendMails();
    await story.tellAgain();
    expect(await story.states()).toEqual(['v1 failed', 'v2 sent']);
    expect(await books.recorded('notification.due')).toHaveLength(1);
  });
});
