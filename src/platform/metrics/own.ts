import { Counter, Histogram, type Registry } from 'prom-client';

type Labels<Name extends string> = Readonly<Record<Name, string>>;

interface Named {
  name: string;
  help: string;
}

/** Makes the metrics of those who know what they count; here nobody knows of cakes. */
export interface OwnMetrics {
  /**
   * @param known the series that are said from the start, as 0: the first count is to be seen as an increase
   * @returns adds 1
   */
  counter<Name extends string>(
    options: Named & { labels: readonly Name[]; known: readonly Labels<Name>[] },
  ): (labels: Labels<Name>) => void;
  /** @param buckets their upper bounds. @returns takes in a value */
  histogram(options: Named & { buckets: number[] }): (value: number) => void;
}

export function createOwnMetrics(registry: Registry): OwnMetrics {
  return {
    counter({ name, help, labels, known }) {
      const counter = new Counter({ name, help, labelNames: labels, registers: [registry] });
      for (const series of known) counter.inc(series, 0);
      return (series) => counter.inc(series);
    },
    histogram({ name, help, buckets }) {
      const histogram = new Histogram({ name, help, buckets, registers: [registry] });
      return (value) => histogram.observe(value);
    },
  };
}
