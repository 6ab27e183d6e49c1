import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { OutboxHealth } from '../platform/outbox/index.ts';
import type { Access } from '../services/access/index.ts';
import type { Assistance } from '../services/assistance/index.ts';
import type { Auction } from '../services/auction/index.ts';
import type { Catalog } from '../services/catalog/index.ts';
import type { Customers, Directory, Member } from '../services/customers/index.ts';
import type { Employees } from '../services/employees/index.ts';
import type { Inventory } from '../services/inventory/index.ts';
import type { Notifications } from '../services/notifications/index.ts';
import type { BakeSheets, Orders } from '../services/orders/index.ts';
import type { Procurement } from '../services/procurement/index.ts';
import type { Settings } from '../services/settings/index.ts';
import type { WorkflowOrders } from '../services/workflow-orders/index.ts';
import type { Message } from '../views/blocks.ts';
import type { AnsweringTimes } from './answering/index.ts';

/** What came of joining a channel; a private one must invite us first. */
export type Joining = 'joined' | 'invite_first' | 'gone';

/** What came of a message: a channel may be closed to us though we are in it. */
export type Saying = 'said' | 'closed';

/** Channels that a manager chooses. */
export interface ChannelAccess {
  join(channel: string, signal: AbortSignal): Promise<Joining>;
  /** Says something in a channel that we are in, unless only others may. */
  say(channel: string, message: Message, signal: AbortSignal): Promise<Saying>;
}

/** What people in Slack can reach: the services, and the little that only Slack knows. */
export interface ListenerDependencies {
  access: Pick<Access, 'accounts' | 'tokenFor'>;
  assistance: Pick<Assistance, 'kinds' | 'request' | 'test' | 'topic' | 'topics'>;
  auction: Pick<Auction, 'runNow' | 'runs'>;
  catalog: Pick<Catalog, 'createCake' | 'createProduct' | 'edit' | 'find' | 'menu' | 'remove' | 'restore' | 'search'>;
  inventory: Pick<Inventory, 'count' | 'levels' | 'mark' | 'waste'>;
  bakeSheets: Pick<BakeSheets, 'today'>;
  orders: Pick<
    Orders,
    'boardPage' | 'estimate' | 'find' | 'get' | 'list' | 'move' | 'place' | 'substitutable' | 'undo'
  >;
  notifications: Pick<Notifications, 'of'>;
  employees: Pick<
    Employees,
    'confirmLogin' | 'fire' | 'list' | 'onboard' | 'principalOf' | 'proposeLogin' | 'refuseLogin' | 'show'
  >;
  customers: Pick<Customers, 'edit' | 'find' | 'onSlack' | 'prefer'>;
  directory: Pick<Directory, 'keep' | 'known' | 'lookUp'>;
  procurement: Pick<Procurement, 'openRequests' | 'orderAgain' | 'tooLateFor'>;
  settings: Pick<Settings, 'change' | 'changeTopics' | 'markKitchenChannelBroken' | 'read' | 'readFresh'>;
  workflowOrders: Pick<WorkflowOrders, 'take'>;
  outboxHealth: OutboxHealth;
  channels: ChannelAccess;
  /** Slack says that it lets us in no more. */
  accessLost(reason: string): Promise<void>;
  /** A user as Slack's events show them, as the directory keeps them. @throws where it is no user */
  memberOf(user: unknown): Member;
  clock: Clock;
  log: Logger;
  /** Tests shorten these. */
  times?: AnsweringTimes;
}
