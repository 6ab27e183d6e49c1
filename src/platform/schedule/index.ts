export { type BooksClock, createBooksClock } from './books-clock.ts';
export { clockCollection } from './first-start.ts';
export { type Line, latestDue, type Schedule } from './line.ts';
export { createTicker, type Ticker, type TickerDependencies } from './ticker.ts';
