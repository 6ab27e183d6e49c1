import parse from 'parse-prometheus-text-format';

/** One series: its labels and what it says. */
interface Series {
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What a process exposes, read as Prometheus reads it. */
export interface Scrape {
  /** Name -> `counter`, `gauge`, `histogram`. */
  types: ReadonlyMap<string, string>;
  /** Of all series; a histogram's by its members'. */
  names: readonly string[];
  /** @param name a histogram's members are `_bucket`, `_sum` and `_count` */
  seriesOf(name: string): Series[];
  /** The sum of the series of that name that have these labels among others; undefined where there is none. */
  value(name: string, labels?: Record<string, string>): number | undefined;
}

/** @param opsUrl of the process */
export async function scrape(opsUrl: string): Promise<Scrape> {
  const response = await fetch(`${opsUrl}/metrics`);
  if (!response.ok) throw new Error(`/metrics answers ${response.status}`);
  const text = await response.text();
  // The parser merges a histogram's series, whatever their labels; without a type it leaves them apart.
  const families = parse(text.replaceAll(/^# TYPE \S+ histogram$/gm, '')) ?? [];
  const seriesOf = (name: string) =>
    families
      .filter((family) => family.name === name)
      .flatMap(({ metrics }) => metrics.map(({ labels = {}, value }) => ({ labels, value: Number(value) })));

  return {
    types: new Map((parse(text) ?? []).map(({ name, type }) => [name, type.toLowerCase()])),
    names: [...new Set(families.map(({ name }) => name))],
    seriesOf,
    value(name, labels = {}) {
      const wanted = Object.entries(labels);
      const found = seriesOf(name).filter((each) => wanted.every(([label, value]) => each.labels[label] === value));
      return found.length > 0 ? found.reduce((sum, { value }) => sum + value, 0) : undefined;
    },
  };
}
