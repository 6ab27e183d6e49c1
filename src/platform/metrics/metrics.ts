import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Logger } from '../logger.ts';
import { type BooksReading, createBooksGauges } from './books.ts';
import { createDurations } from './durations.ts';
import { createOwnMetrics, type OwnMetrics } from './own.ts';
import { tellProcess } from './process.ts';
import { createScheduleMetrics } from './schedule.ts';

/** The metrics of one process, and how it hears of what they tell. */
export interface Metrics extends ReturnType<typeof createDurations>, ReturnType<typeof createScheduleMetrics> {
  /** Where the rooms that know of cakes put metrics of their own. */
  own: OwnMetrics;
  contentType: string;
  /**
   * Everything as Prometheus reads it; also while MongoDB is away, then without what only MongoDB knows.
   *
   * @see https://prometheus.io/docs/instrumenting/exposition_formats/
   */
  expose(): Promise<string>;
}

interface MetricsOptions {
  /** What every scrape reads from the books. */
  readings: readonly BooksReading[];
  /** What this process does: `all`, `web`, `worker`. */
  role: string;
  log: Logger;
}

export function createMetrics({ readings, role, log }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  tellProcess(registry, role);
  const refreshGauges = createBooksGauges({ registry, readings, log });

  return {
    ...createDurations(registry),
    ...createScheduleMetrics(registry),
    own: createOwnMetrics(registry),
    contentType: registry.contentType,
    async expose() {
      await refreshGauges();
      return registry.metrics();
    },
  };
}
