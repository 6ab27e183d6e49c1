import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Logger } from '../logger.ts';
import { type BooksReading, createBooksGauges } from './books.ts';
import { createDurations } from './durations.ts';
import { createScheduleMetrics } from './schedule.ts';

/** The metrics of one process, and how it hears of what they tell. */
export interface Metrics extends ReturnType<typeof createDurations>, ReturnType<typeof createScheduleMetrics> {
  contentType: string;
  /**
   * Everything as Prometheus reads it; also while MongoDB is away, then without what only MongoDB knows.
   *
   * @see https://prometheus.io/docs/instrumenting/exposition_formats/
   */
  expose(): Promise<string>;
}

/** @param readings what every scrape reads from the books */
export function createMetrics({ readings, log }: { readings: readonly BooksReading[]; log: Logger }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const refreshGauges = createBooksGauges({ registry, readings, log });

  return {
    ...createDurations(registry),
    ...createScheduleMetrics(registry),
    contentType: registry.contentType,
    async expose() {
      await refreshGauges();
      return registry.metrics();
    },
  };
}
