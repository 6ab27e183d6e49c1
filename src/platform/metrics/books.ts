import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '../logger.ts';
import { createReading } from './reading.ts';

/** One value of a gauge. */
export interface Sample {
  labels?: Readonly<Record<string, string>>;
  value: number;
}

/** Gauges that one query of the books gives the values of. */
export interface BooksReading {
  /** By name. */
  gauges: Readonly<Record<string, { help: string; labels?: readonly string[] }>>;
  /** By indexed queries with a time limit. @returns the values of each gauge, by its name */
  read(): Promise<Readonly<Record<string, readonly Sample[]>>>;
}

interface Dependencies {
  registry: Registry;
  readings: readonly BooksReading[];
  log: Logger;
}

/**
 * Gauges of what the books say. Every process reads the same: take the maximum over them, never the sum. What cannot be read
 * is absent, so that nobody takes an old figure for a new one, and `ovenbird_books_readable` is 0.
 *
 * @returns how to bring them up to date, before each scrape: it never rejects, and takes no longer than a reading may
 */
export function createBooksGauges({ registry, readings, log }: Dependencies): () => Promise<void> {
  const readable = new Gauge({
    name: 'ovenbird_books_readable',
    help: 'Whether MongoDB gave every figure that is read from it.',
    registers: [registry],
  });
  const sources = readings.map(({ gauges, read }) => ({
    read: createReading(read),
    gauges: Object.entries(gauges).map(([name, { help, labels = [] }]) => {
      const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
      return { name, gauge, plain: labels.length === 0 };
    }),
  }));

  async function refresh({ read, gauges }: (typeof sources)[number]): Promise<boolean> {
    const values = await read().catch((error) => log.debug({ err: error }, 'figures cannot be read from the books'));
    for (const { name, gauge, plain } of gauges) {
      gauge.reset();
      // Reset, a gauge without labels would say 0.
      if (plain) gauge.remove();
      for (const { labels = {}, value } of values?.[name] ?? []) gauge.set(labels, value);
    }
    return values !== undefined;
  }

  return async () => {
    const read = await Promise.all(sources.map(refresh));
    readable.set(read.every(Boolean) ? 1 : 0);
  };
}
