export { clockCollection } from './first-start.ts';
export type { Line, Schedule } from './line.ts';
export { createTicker, type Ticker, type TickerDependencies } from './ticker.ts';
