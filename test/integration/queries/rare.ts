import type { ClientSession } from 'mongodb';
import { until } from '../../../sandbox/client/until.ts';
import { KITCHEN } from '../../../sandbox/seed/content.ts';
import { startPublisher } from '../../../src/platform/feed/index.ts';
import { collectionOf } from '../../../src/platform/mongo/index.ts';
import { createClaims } from '../../../src/platform/outbox/claim.ts';
import { deliveries as deliveryCollection } from '../../../src/platform/outbox/collections.ts';
import { createSettlement } from '../../../src/platform/outbox/settle.ts';
import { createAssistanceStore } from '../../../src/services/assistance/store.ts';
import { createRunStore } from '../../../src/services/auction/run-store.ts';
import { createArchivedFiles } from '../../../src/services/cancelled-orders/store.ts';
import { createMemberStore, createReadingStore } from '../../../src/services/customers/directory-store.ts';
import { createCustomerStore } from '../../../src/services/customers/store.ts';
import { addressesOf, ordersOf } from '../../../src/services/data-removal/orders-of.ts';
import { createEmployeeStore } from '../../../src/services/employees/store.ts';
import { createNotificationStore } from '../../../src/services/notifications/store.ts';
import { createSheetStore } from '../../../src/services/orders/sheet-store.ts';
import { createOrderStore } from '../../../src/services/orders/store.ts';
import { createRemarks } from '../../../src/services/procurement/remarks.ts';
import { createRequestedOrders } from '../../../src/services/procurement/requested-orders.ts';
import { createRequestStore } from '../../../src/services/procurement/store.ts';
import { happen, TYPES } from '../../platform/feed/happenings.ts';
import type { RunningBakery } from '../../support/bakery.ts';
import { briskTimes } from '../../support/brisk-times.ts';
import { silent } from '../../support/outbox.ts';
import { olivia } from '../../support/people.ts';

const now = new Date();
const NONE = 'none';

/** What is asked only when something went wrong: directly, as the services would. */
export async function walkRarePaths({ app, database: { db, client } }: RunningBakery): Promise<void> {
  const order = (await db.collection<{ _id: string }>('orders').findOne({}))?._id ?? '';
  await client.withSession(async (session) => {
    await ofOrders(order, session);
    await ofPeople(session);
  });
  await ofTheOutbox();
  await ofSettings();

  async function ofOrders(id: string, session: ClientSession): Promise<void> {
    await createOrderStore(db).release(id, NONE, session);
    const requests = createRequestStore(db);
    await requests.reopenDuplicate(NONE, NONE, session);
    await requests.collected(now.toISOString());
    await requests.dailyTicketDue(now, 1_000);
    await requests.watched(new Date(now.getTime() - 7 * 86_400_000), '', 100);
    const rows = createRequestedOrders(db);
    await rows.remove([NONE], session);
    await rows.markLate(NONE);
    await rows.refused(NONE, 1, 10, session);
    await createRemarks(db).drop(NONE);
    await createSheetStore(db).has('2026-11-21', session);
    const notifications = createNotificationStore(db);
    const attempt = { at: now, by: 'mail', outcome: 'mail_refused' } as const;
    const to = { by: 'mail', address: 'ms.delicious@example.com', guessed: false } as const;
    await notifications.note(NONE, attempt);
    await notifications.fail(NONE, attempt);
    await notifications.readdress(NONE, to);
    await notifications.reopen(NONE, to, session);
    await notifications.redirect(NONE, to, attempt, session);
    const files = createArchivedFiles(db);
    await files.document(NONE);
    await files.gone(NONE, NONE);
    await files.single(NONE);
    await files.forget(NONE);
    await ordersOf(db, NONE);
    await addressesOf(db, [{ id }]);
  }

  async function ofPeople(session: ClientSession): Promise<void> {
    const members = createMemberStore(db);
    const somebody = { displayName: 'X', realName: 'X', zone: 'Etc/UTC', admin: false, bot: false, deleted: false };
    await members.keep([{ id: 'U0X', ...somebody }]);
    await members.retireUnheardSince(new Date(0), session);
    await members.forget(NONE, session);
    const readings = createReadingStore(db);
    const reading = await readings.open(NONE);
    await readings.turn(reading, 'next', session);
    await readings.beginAgain(reading);
    await readings.forgetOthers(NONE, session);
    const customers = createCustomerStore(db);
    await customers.rename(NONE, 'X', session);
    await customers.forget(NONE, { at: now, by: olivia.actor }, session);
    await createEmployeeStore(db).renameAccount({ id: 1, login: 'x' });
    await createAssistanceStore(db).fail(NONE, session);
    const runs = createRunStore(db);
    await runs.noteOnce(NONE, 'overdueAt', now, session);
    await runs.write(NONE, { $set: { asked: 0 } });
    await app.services.workflowOrders.take({ key: 'walk', run: 'Fx1', request: { product: 'mint_tea', quantity: 1 } });
  }

  async function ofTheOutbox(): Promise<void> {
    const deliveries = collectionOf(db, deliveryCollection);
    const claims = createClaims(deliveries, briskTimes);
    await deliveries.updateOne({ state: 'off' }, { $set: { state: 'running', leaseUntil: new Date(0), target: NONE } });
    await claims.giveBackLost();
    const soon = new Date(Date.now() + 60_000);
    const busy = { reaction: 'walk', target: 'busy' };
    const lease = { $set: { ...busy, state: 'running', leaseUntil: soon } } as const;
    const running = await deliveries.findOneAndUpdate({ state: 'off' }, lease, { returnDocument: 'after' });
    await deliveries.updateOne({ state: 'off' }, { $set: { ...busy, state: 'waiting', dueAt: new Date(0) } });
    await claims.next([busy.reaction], []);
    const settlement = createSettlement(deliveries, briskTimes);
    if (running) await settlement.done(running, await settlement.waitingFor(running));
    await settlement.off(['send-telegram']);
    const refusing = { publish: () => Promise.reject(new Error('away')), reset: async () => undefined };
    const times = { lease: 30_000, patience: 50, retry: 10 };
    const publisher = startPublisher({ db, name: 'walk', types: TYPES, publisher: refusing, log: silent, times });
    const noted = (field: string) => db.collection('feed_publishers').findOne({ [field]: { $exists: true } });
    await until('its place is kept', () => noted('place'));
    await happen(db, 1);
    await until('it is noted that nothing is taken', () => noted('failingSince'));
    await publisher.stop();
  }

  /** As on the first day. */
  async function ofSettings(): Promise<void> {
    const { settings, catalog } = app.services;
    await settings.markKitchenChannelBroken('C0NOWHERE', 'is_archived');
    await db.collection('settings').deleteMany({});
    await settings.askForKitchenChannel();
    await catalog.createProduct({ name: 'The first', price: 100 }, olivia);
    // As the form in Slack has it. Last: all open orders get their cards then, and nobody waits for these.
    await settings.change({ kitchenChannel: { id: KITCHEN.id } }, olivia);
  }
}
