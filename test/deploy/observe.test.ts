import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type Scrape, scrape } from '../support/metrics.ts';
import { ask, placeOrder } from '../support/person.ts';
import { alerts, queries, recorded } from './observed.ts';
import type { Selection } from './promql.ts';

const docs = resolve(import.meta.dirname, '../../docs');
const runbook = readFileSync(resolve(docs, 'runbook.md'), 'utf8');

/** What Prometheus adds to every series: where it was scraped, and under which name. */
const TARGET_LABELS = ['job', 'instance', 'namespace'];

/** Values that docs/metrics.md names for the labels of a metric: a walk does not bring about all that can happen. */
const documented = new Map(
  readFileSync(resolve(docs, 'metrics.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [name, ...words] = [...line.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
      return line.startsWith('| `ovenbird_') && name ? [[name, words] as const] : [];
    }),
);

/** A histogram's name, without its member's. */
const familyOf = (metric: string) => metric.replace(/_(count|bucket|sum)$/, '');

let bakery: RunningBakery;
let figures: Scrape;

beforeAll(async () => {
  bakery = await openBakery();
  const [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  const order = await placeOrder(customer, '2 chocolate_cake for 4');
  await ask(baker, '/order', `ready ${order}`);
  await customer.command('/order');
  const form = await until('the order form', () => customer.sees.view());
  await customer.submit(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': '4', 'line-1:quantity': '1' });
  const staff = await apiClient(bakery, { as: 'staff' });
  await staff.post('/orders', { customer: 'Ms. Delicious', recipe: 'chocolate_cake', persons: 1, quantity: 1 });
  await customer.openHome();
  await fetch(`${bakery.url}/events`);
  await bakery.quiet();
  figures = await until('the walk is counted', async () => {
    const now = await scrape(bakery.opsUrl);
    return now.value('ovenbird_listener_duration_seconds_count', { listener: 'order-form' }) && now;
  });
});
afterAll(() => bakery.close());

/** Integrations, listeners and states are the same ones wherever they are named. */
function valuesOf(label: string): string[] {
  return figures.names.flatMap((name) => figures.seriesOf(name).flatMap(({ labels }) => labels[label] ?? []));
}

/** What is wrong with a selection, held against what the process exposes; undefined where nothing is. */
function faultOf({ metric, matchers }: Selection): string | undefined {
  if (metric === 'up') return undefined;
  const series = figures.seriesOf(metric);
  const labels = recorded.get(metric) ?? (series.length > 0 ? Object.keys(series[0]?.labels ?? {}) : undefined);
  if (!labels) return `${metric} is exposed by no process`;
  for (const { label, operator, value } of matchers) {
    if (TARGET_LABELS.includes(label)) continue;
    if (!labels.includes(label)) return `${metric} has no label ${label}`;
    if (recorded.has(metric)) continue;
    const known = [...valuesOf(label), ...(documented.get(familyOf(metric)) ?? [])];
    const wanted = operator.endsWith('~') ? value.split('|') : [value];
    // Prometheus 3 writes a bucket's bound as 3.0 where the process says 3.
    const unknown = wanted.filter((each) => !known.includes(label === 'le' ? each.replace(/\.0$/, '') : each));
    if (unknown.length > 0) return `${metric} never says ${label}="${unknown.join(', ')}"`;
  }
  return undefined;
}

describe('every query of rules and dashboards', () => {
  it.each(queries)('asks for what the app exposes: $where', ({ selections, grouping }) => {
    expect(selections.map(faultOf).filter(Boolean)).toEqual([]);
    const labels = selections.flatMap(
      ({ metric }) => recorded.get(metric) ?? Object.keys(figures.seriesOf(metric)[0]?.labels ?? {}),
    );
    expect(grouping.filter((label) => ![...TARGET_LABELS, ...labels].includes(label))).toEqual([]);
  });
});

it('leaves none of our metrics unseen', () => {
  const asked = new Set(queries.flatMap(({ selections }) => selections.map(({ metric }) => familyOf(metric))));
  const ours = [...figures.types.keys()].filter((name) => name.startsWith('ovenbird_'));
  expect(ours.length).toBeGreaterThan(12);
  expect(ours.filter((name) => !asked.has(name))).toEqual([]);
});

describe('alerts and the runbook', () => {
  const chapters = [...runbook.matchAll(/^### (Ovenbird\w+)$/gm)].map(([, name = '']) => name);

  it('have an entry for each alert, and an alert for each entry', () => {
    expect(chapters.toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted());
  });

  it.each(alerts)('lead from $alert to its entry', ({ alert, labels, annotations }) => {
    expect(annotations?.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
    expect(annotations?.summary).toBeTruthy();
    expect(['page', 'ticket']).toContain(labels?.severity);
  });

  it.each(chapters)('say of %s what it means, what people see, where to look, how to mend it, whom to wake', (name) => {
    const entry = runbook.split(`### ${name}\n`)[1]?.split(/^##/m)[0] ?? '';
    const parts = ['Means', 'People see', 'Look', 'Mend', 'Wake'];
    expect(parts.filter((part) => !entry.includes(`**${part}.**`))).toEqual([]);
  });
});
