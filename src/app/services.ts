import type { JSONWebKeySet } from 'jose';
import type { Db } from 'mongodb';
import { reactions } from '../automation/reactions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transact } from '../platform/mongo/index.ts';
import { createOnce } from '../platform/once.ts';
import { createEventLog, createLossBook, type OutboxTimes } from '../platform/outbox/index.ts';
import { createAccess } from '../services/access/index.ts';
import { createAlerts } from '../services/alerts/index.ts';
import { createAssistance } from '../services/assistance/index.ts';
import { createAuction } from '../services/auction/index.ts';
import { createCancelledOrders } from '../services/cancelled-orders/index.ts';
import { createCatalog } from '../services/catalog/index.ts';
import { createCustomers, createDirectory } from '../services/customers/index.ts';
import { createDataRemoval } from '../services/data-removal/index.ts';
import { createEmployees, type Employees } from '../services/employees/index.ts';
import { createInventory } from '../services/inventory/index.ts';
import { createNotifications, createStaffNotes } from '../services/notifications/index.ts';
import { createBakeSheets, createOrders, type Order } from '../services/orders/index.ts';
import { createProcurement } from '../services/procurement/index.ts';
import { createSettings } from '../services/settings/index.ts';
import { createWorkflowOrders } from '../services/workflow-orders/index.ts';
import { assistanceKinds } from './assistance-kinds.ts';
import type { Integrations } from './integrations.ts';
import { readHeldUpWork } from './work-health.ts';

interface Dependencies {
  db: Db;
  transact: Transact;
  clock: Clock;
  times: OutboxTimes;
  publicUrl: string;
  /** What our own tokens are signed with; absent: we issue none. */
  signingKeys?: JSONWebKeySet;
  integrations: Omit<Integrations, 'close'>;
  /** Hears of each order that was placed or changed. */
  onOrder?(order: Order): void;
}

/** The bakery itself: every service, with what it needs. */
export function createServices({
  db,
  transact,
  clock,
  times,
  publicUrl,
  signingKeys,
  integrations,
  onOrder,
}: Dependencies) {
  const { slack, supplier, repository, archive, mailer, auctionPlatform, resultArchive } = integrations;
  const common = {
    db,
    transact,
    clock,
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes: reactions, clock }),
    lookAfter: times.lookAfter,
  };

  const access = createAccess({
    ...common,
    publicUrl,
    signingKeys,
    // Asked only when a token is: the employees come later.
    principalOf: (slackUser) => employees.principalOf(slackUser),
  });
  const directory = createDirectory({ ...common, source: slack?.directory });
  // Notes go to the managers, whom the employees know; employees write notes. Asked only when a note is sent.
  const managers = (): Promise<string[]> => employees.managers();
  const everybodyKnown = directory.filled;
  const notes = createStaffNotes({ ...common, messenger: slack?.staffMessenger, managers, everybodyKnown });
  const kinds = assistanceKinds(integrations);
  const settings = createSettings({ ...common, notes, topicKinds: kinds });
  const assistance = createAssistance({ ...common, settings, directory, notes, kinds });
  const catalog = createCatalog({ ...common, settings });
  const customers = createCustomers({ ...common, directory, settings, slackConfigured: slack !== undefined });
  const kitchen = slack && { posts: slack.posts, onBoardBroken: settings.markKitchenChannelBroken };
  const board = kitchen && slack.createOrderBoard({ ...kitchen, ...common, settings });
  const wall = kitchen && slack.createKitchenWall(kitchen);
  const orders = createOrders({ ...common, catalog, customers, settings, board, onChange: onOrder });
  const bakeSheets = createBakeSheets({ ...common, orders, settings, wall });
  const employees: Employees = createEmployees({ ...common, directory, notes, repository });
  const cancelledOrders = createCancelledOrders({ ...common, orders, customers, settings, archive });
  const notifications = createNotifications({
    ...{ ...common, customers, orders, settings, notes, mailer },
    messenger: slack?.customerMessenger,
  });
  const inventory = createInventory({ ...common, orders, settings, notes });
  const procurement = createProcurement({
    ...common,
    orders,
    inventory,
    settings,
    notes,
    supplier,
    orderUrl: (number) => `${publicUrl}/orders/${number}`,
    searchAfter: times.searchAfter,
  });
  const dataRemoval = createDataRemoval({ ...common, customers, directory, employees, orders });
  const workflowOrders = createWorkflowOrders({ ...common, orders, directory, employees, steps: slack?.workflowSteps });

  const auction = createAuction({
    ...{ ...common, settings, notes, times },
    platform: auctionPlatform,
    archive: resultArchive,
  });

  const alerts = createAlerts({
    ...{ ...common, notes, settings },
    readHeldUp: (before) => readHeldUpWork(db, before),
    losses: createLossBook({ db }),
    heldUpAfter: times.heldUp,
  });

  return {
    ...{
      access,
      alerts,
      assistance,
      auction,
      bakeSheets,
      cancelledOrders,
      catalog,
      customers,
      dataRemoval,
      directory,
      employees,
      inventory,
      notes,
      notifications,
      orders,
      procurement,
      settings,
      workflowOrders,
    },
    once: common.once,
    events: common.events,
  };
}

export type BakeryServices = ReturnType<typeof createServices>;
