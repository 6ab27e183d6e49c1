import type { Db } from 'mongodb';
import type { Run } from '../../platform/outbox/index.ts';
import type { NotificationRow } from './notification.ts';
import { createSend, type SendDependencies } from './send.ts';
import { createNotificationStore } from './store.ts';
import { createTellAgain, type TellAgainDependencies } from './tell-again.ts';
import { createTellTeam, type TellTeamDependencies } from './tell-team.ts';
import { createWriteRows, type WriteDependencies } from './write.ts';

/** What a customer was told of an order, for staff to see. */
export interface ToldCustomer extends Pick<NotificationRow, 'version' | 'kind' | 'state' | 'attempts'> {
  by?: 'message' | 'mail';
  /** True when the address is a guess that nobody confirmed. */
  guessed: boolean;
  /** True when two people in the workspace have the customer's name, so that none of them was messaged. */
  namesakes: boolean;
}

/** Tells customers how their orders are. */
export interface Notifications {
  /** Makes the rows of an order's changes that have none. @throws NotYet until the workspace's directory is known */
  write(order: string, run: Run): Promise<void>;
  /** Sends an order's rows that go by message, oldest first. */
  sendMessages(order: string, run: Run): Promise<void>;
  /** Sends an order's rows that go by mail, oldest first. */
  sendMails(order: string, run: Run): Promise<void>;
  /** Has said again what a customer could not be told of their orders, now that it is known how to reach them. */
  tellAgain(customer: string, run: Run): Promise<void>;
  /** What the customer was told so far, oldest first. */
  of(order: string): Promise<ToldCustomer[]>;
}

type Dependencies = { db: Db } & Omit<WriteDependencies, 'store' | 'tellTeam'> &
  Omit<SendDependencies, 'store' | 'writeRows' | 'tellTeam'> &
  TellTeamDependencies &
  Omit<TellAgainDependencies, 'store'>;

export function createNotifications({ db, ...deps }: Dependencies): Notifications {
  const store = createNotificationStore(db);
  const tellTeam = createTellTeam(deps);
  const writeRows = createWriteRows({ ...deps, store, tellTeam });
  const send = createSend({ ...deps, store, writeRows, tellTeam });
  const tellAgain = createTellAgain({ ...deps, store });

  return {
    write: (order) => writeRows(order),
    sendMessages: (order, { signal }) => send.messages(order, signal),
    sendMails: (order, { signal }) => send.mails(order, signal),
    tellAgain: (customer, { signal }) => tellAgain(customer, signal),
    async of(order) {
      const rows = await store.of(order);
      return rows.map(({ version, kind, state, attempts, to, namesakes = false }) => ({
        version,
        kind,
        state,
        attempts,
        by: to?.by,
        guessed: to?.by === 'mail' && to.guessed,
        namesakes: namesakes && to?.by !== 'message',
      }));
    },
  };
}
