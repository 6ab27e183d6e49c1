import { slackCardCollection } from '../integrations/slack/card-store.ts';
import { feedPublishers } from '../platform/feed/index.ts';
import { counters } from '../platform/mongo/counter.ts';
import { idempotencyKeys } from '../platform/once.ts';
import { outboxCollections } from '../platform/outbox/index.ts';
import { clockCollection } from '../platform/schedule/index.ts';
import { accountCollection, attemptCollection } from '../services/access/index.ts';
import { alertCollection } from '../services/alerts/index.ts';
import { assistanceCollection } from '../services/assistance/index.ts';
import { auctionOrderCollection, auctionRecordCollection, auctionRunCollection } from '../services/auction/index.ts';
import { archivedFileCollection } from '../services/cancelled-orders/index.ts';
import { productCollection } from '../services/catalog/index.ts';
import { customerCollection, directoryReadingCollection, slackUserCollection } from '../services/customers/index.ts';
import { employeeCollection } from '../services/employees/index.ts';
import { movementCollection, positionCollection, stockCollection } from '../services/inventory/index.ts';
import { notificationCollection, staffNoteCollection } from '../services/notifications/index.ts';
import { bakeSheetCollection, orderCollection } from '../services/orders/index.ts';
import {
  nettingTurnCollection,
  purchaseRequestCollection,
  requestedOrderCollection,
  ticketCommentCollection,
} from '../services/procurement/index.ts';
import { settingsCollection } from '../services/settings/index.ts';
import { workflowStepCollection } from '../services/workflow-orders/index.ts';

/** Everything that is kept; made and indexed at start. */
export const collections = [
  ...outboxCollections,
  alertCollection,
  accountCollection,
  archivedFileCollection,
  attemptCollection,
  assistanceCollection,
  auctionOrderCollection,
  auctionRecordCollection,
  auctionRunCollection,
  bakeSheetCollection,
  clockCollection,
  counters,
  customerCollection,
  directoryReadingCollection,
  employeeCollection,
  feedPublishers,
  idempotencyKeys,
  movementCollection,
  nettingTurnCollection,
  notificationCollection,
  orderCollection,
  positionCollection,
  productCollection,
  purchaseRequestCollection,
  requestedOrderCollection,
  settingsCollection,
  slackCardCollection,
  slackUserCollection,
  staffNoteCollection,
  stockCollection,
  ticketCommentCollection,
  workflowStepCollection,
];
