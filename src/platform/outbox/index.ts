import { deliveries, events, integrationReports, lanes } from './collections.ts';

export { backoff } from './backoff.ts';
export { converge } from './converge.ts';
export { type Creating, createOnceOutside } from './create-once.ts';
export { createOutboxHealth, type DeadDelivery, type IntegrationHealth, type OutboxHealth } from './health.ts';
export { type HeldUp, readHeldUp } from './held-up.ts';
export { createLanes, type Lanes } from './lanes.ts';
export { createLossBook, type LossBook, type Losses } from './losses.ts';
export { type QueueDepth, readQueue } from './queue.ts';
export { createEventLog, type EventLog } from './record.ts';
export { START } from './start.ts';
export { defaultTimes, type OutboxTimes } from './times.ts';
export type {
  Delivery,
  DomainEvent,
  Integration,
  NewEvent,
  Reaction,
  Reactions,
  Routes,
  Run,
  Subject,
} from './types.ts';
export { type EndedRun, startWorker, type Worker } from './worker.ts';

export const outboxCollections = [deliveries, events, integrationReports, lanes];
