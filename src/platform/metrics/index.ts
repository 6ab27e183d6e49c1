export type { BooksReading, Sample } from './books.ts';
export type { EndedListener, EndedRequest } from './durations.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export type { OwnMetrics } from './own.ts';
export { measureRequests } from './requests.ts';
