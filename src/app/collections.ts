import { slackCardCollection } from '../integrations/slack/card-store.ts';
import { counters } from '../platform/mongo/counter.ts';
import { idempotencyKeys } from '../platform/once.ts';
import { outboxCollections } from '../platform/outbox/index.ts';
import { clockCollection } from '../platform/schedule/index.ts';
import { productCollection } from '../services/catalog/index.ts';
import { customerCollection, directoryReadingCollection, slackUserCollection } from '../services/customers/index.ts';
import { employeeCollection } from '../services/employees/index.ts';
import { notificationCollection, staffNoteCollection } from '../services/notifications/index.ts';
import { orderCollection } from '../services/orders/index.ts';
import { purchaseRequestCollection, ticketCommentCollection } from '../services/procurement/index.ts';
import { settingsCollection } from '../services/settings/index.ts';

/** Everything that is kept; made and indexed at start. */
export const collections = [
  ...outboxCollections,
  clockCollection,
  counters,
  customerCollection,
  directoryReadingCollection,
  employeeCollection,
  idempotencyKeys,
  notificationCollection,
  orderCollection,
  productCollection,
  purchaseRequestCollection,
  settingsCollection,
  slackCardCollection,
  slackUserCollection,
  staffNoteCollection,
  ticketCommentCollection,
];
