import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { codeOf } from '../../platform/errors.ts';
import { fromLaterRelease, isRefusedWith, PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { createOnceOutside, type EventLog } from '../../platform/outbox/index.ts';
import type { Customers } from '../customers/index.ts';
import { type CustomerMailer, MAIL_REFUSED } from './customer-mailer.ts';
import { type CustomerMessenger, NOBODY_THERE } from './customer-messenger.ts';
import { notificationDue } from './events.ts';
import {
  type Address,
  type Attempt,
  isWanted,
  NOTIFICATION_KINDS,
  type NotificationRow,
  superseded,
  toNotification,
} from './notification.ts';
import { type NotificationStore, pushed } from './store.ts';
import type { TellTeam } from './tell-team.ts';

export interface SendDependencies {
  store: NotificationStore;
  transact: Transact;
  events: EventLog;
  customers: Pick<Customers, 'get' | 'mailOf' | 'onSlack'>;
  /** Absent where the workspace is not configured. */
  messenger?: CustomerMessenger;
  /** Absent where mail is not configured. */
  mailer?: CustomerMailer;
  clock: Clock;
  tellTeam: TellTeam;
  /** When after a start whose answer was lost to look for what it made. */
  lookAfter?: readonly number[];
  /** Makes the rows of changes that have none yet: what happened last may have taken back what waits here. */
  writeRows(order: string): Promise<void>;
}

type ByMail = Extract<Address, { by: 'mail' }>;

type Send = (row: NotificationRow, to: Address) => Promise<void>;

/** Sends an order's rows that wait for one way, oldest first. */
export function createSend({
  store,
  transact,
  events,
  customers,
  messenger,
  mailer,
  clock,
  tellTeam,
  writeRows,
  lookAfter,
}: SendDependencies) {
  const attempt = (by: Address['by'], outcome: string) => ({ at: clock.now(), by, outcome });

  /** What one row cannot get past holds up no other; it ends this delivery, which a person may then run again. */
  async function sendRows(order: string, by: Address['by'], send: Send): Promise<void> {
    await writeRows(order);
    await supersede(order, by);
    let refused: PermanentFailure | undefined;
    for (const row of await store.unsent(order, by)) {
      if (!NOTIFICATION_KINDS.includes(row.kind)) throw fromLaterRelease(`news of the kind “${row.kind}”`);
      try {
        if (row.to && (row.creating || (await isStillWanted(row, row.to)))) await send(row, row.to);
      } catch (error) {
        await store.note(row._id, attempt(by, codeOf(error)));
        if (!(error instanceof PermanentFailure)) throw error;
        refused ??= error;
      }
    }
    if (refused) throw refused;
  }

  async function supersede(order: string, by: Address['by']): Promise<void> {
    const gone = superseded(await store.unsent(order, by)).map(({ _id }) => _id);
    if (gone.length > 0) await transact((session) => store.end(gone, 'superseded', session));
  }

  /** Whoever is messaged because they have the customer's name has chosen for themselves, too. */
  async function isStillWanted({ _id, kind, data }: NotificationRow, to: Address): Promise<boolean> {
    const customer = await customers.get(data.customer.id);
    const reader =
      to.by === 'message' && to.slackUser !== customer?.slackUser && (await customers.onSlack(to.slackUser));
    const wanted = [customer, reader].every((one) => isWanted(kind, one ? one.notify : 'all'));
    if (!wanted) await store.end([_id], 'muted');
    return wanted;
  }

  /** Leaves it to the team. */
  async function giveUp(row: NotificationRow, tried: Attempt, session: ClientSession): Promise<void> {
    await store.fail(row._id, tried, session);
    await tellTeam(row, tried.outcome, session);
  }

  async function sendMessage(row: NotificationRow, slackUser: string, signal: AbortSignal): Promise<void> {
    if (!messenger) return;
    try {
      await createOnceOutside({
        collection: store.rows,
        _id: row._id,
        lookUp: (since) => messenger.find(slackUser, row.externalId, since, signal),
        searchAfter: lookAfter,
        create: () => messenger.tell(slackUser, toNotification(row), signal),
        keep: (message) => ({ $set: { state: 'sent' as const, message }, $push: pushed(attempt('message', 'sent')) }),
      });
    } catch (error) {
      if (!isRefusedWith(error, NOBODY_THERE)) throw error;
      await goByMail(row, slackUser);
    }
  }

  async function goByMail(row: NotificationRow, slackUser: string): Promise<void> {
    const customer = await customers.get(row.data.customer.id);
    const mail = customer && (await customers.mailOf(customer, slackUser));
    const tried = attempt('message', NOBODY_THERE);
    await transact(async (session) => {
      if (mail?.by !== 'mail') return giveUp(row, tried, session);
      await store.redirect(row._id, mail, tried, session);
      await events.record(session, notificationDue(row.order, 'mail'));
    });
  }

  /** What is known of the customer's address now. One that may have been sent already stays with the address it began with. */
  async function addressNow(row: NotificationRow, to: ByMail): Promise<ByMail | undefined> {
    const customer = row.creating ? null : await customers.get(row.data.customer.id);
    const now = customer ? await customers.mailOf(customer, to.matched) : to;
    if (now.by === 'mail') {
      if (now.address !== to.address) await store.readdress(row._id, now);
      return now;
    }
    const tried = { at: clock.now(), by: 'nobody', outcome: now.why } as const;
    await transact((session) => giveUp(row, tried, session));
    return undefined;
  }

  async function sendMail(row: NotificationRow, to: ByMail, signal: AbortSignal): Promise<void> {
    if (!mailer) return;
    const goal = await addressNow(row, to);
    if (!goal) return;
    const { address, guessed } = goal;
    const mail = { to: { name: row.data.customer.name, address }, notification: toNotification(row), guessed };
    try {
      await createOnceOutside({
        collection: store.rows,
        _id: row._id,
        // A mail server cannot be asked what it took: it is sent again, under the same Message-ID.
        lookUp: async () => null,
        create: async () => {
          await mailer.send(mail, signal);
          return true;
        },
        keep: () => ({ $set: { state: 'sent' as const }, $push: pushed(attempt('mail', 'sent')) }),
      });
    } catch (error) {
      if (!isRefusedWith(error, MAIL_REFUSED)) throw error;
      const refused = { ...row, to: goal };
      await transact((session) => giveUp(refused, attempt('mail', MAIL_REFUSED), session));
    }
  }

  return {
    messages: (order: string, signal: AbortSignal) =>
      sendRows(order, 'message', async (row, to) => {
        if (to.by === 'message') await sendMessage(row, to.slackUser, signal);
      }),
    mails: (order: string, signal: AbortSignal) =>
      sendRows(order, 'mail', async (row, to) => {
        if (to.by === 'mail') await sendMail(row, to, signal);
      }),
  };
}
