import * as collections from './collections.ts';

export { converge } from './converge.ts';
export { type Creating, createOnceOutside } from './create-once.ts';
export { createOutboxHealth, type DeadDelivery, type IntegrationHealth, type OutboxHealth } from './health.ts';
export { createLanes, type Lanes } from './lanes.ts';
export { createEventLog, type EventLog } from './record.ts';
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
export { startWorker, type Worker } from './worker.ts';

export const outboxCollections = Object.values(collections);
