import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { OutboxHealth } from '../platform/outbox/index.ts';
import type { Catalog } from '../services/catalog/index.ts';
import type { Directory, Member } from '../services/customers/index.ts';
import type { Employees } from '../services/employees/index.ts';
import type { Orders } from '../services/orders/index.ts';
import type { Procurement } from '../services/procurement/index.ts';
import type { Settings } from '../services/settings/index.ts';
import type { AnsweringTimes } from './answering/index.ts';

/** What came of joining a channel; a private one must invite us first. */
export type Joining = 'joined' | 'invite_first' | 'gone';

/** Channels that a manager chooses. */
export interface ChannelAccess {
  join(channel: string, signal: AbortSignal): Promise<Joining>;
}

/** What people in Slack can reach: the services, and the little that only Slack knows. */
export interface ListenerDependencies {
  catalog: Pick<Catalog, 'createCake' | 'find' | 'menu' | 'remove' | 'search'>;
  orders: Pick<Orders, 'estimate' | 'find' | 'list' | 'move' | 'openPage' | 'place' | 'undo'>;
  employees: Pick<
    Employees,
    'confirmLogin' | 'fire' | 'list' | 'onboard' | 'principalOf' | 'proposeLogin' | 'refuseLogin' | 'show'
  >;
  directory: Pick<Directory, 'keep' | 'known' | 'lookUp'>;
  procurement: Pick<Procurement, 'orderAgain'>;
  settings: Pick<Settings, 'change' | 'markKitchenChannelBroken' | 'read'>;
  outboxHealth: OutboxHealth;
  channels: ChannelAccess;
  /** A user as Slack's events show them, as the directory keeps them. @throws where it is no user */
  memberOf(user: unknown): Member;
  clock: Clock;
  log: Logger;
  /** Tests shorten these. */
  times?: AnsweringTimes;
}
