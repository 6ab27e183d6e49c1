export { clockCollection } from './first-start.ts';
export { type Line, latestDue, type Schedule } from './line.ts';
export { createTicker, type Ticker, type TickerDependencies } from './ticker.ts';
