import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { scrape } from '../support/metrics.ts';
import { ask, placeOrder } from '../support/person.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';

let bakery: RunningBakery;

beforeAll(async () => {
  bakery = await openBakery();
  const [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  await placeOrder(customer, '2 chocolate_cake for 4');
  await ask(customer, '/order', '1 no_such_cake for 4');
  await ask(baker, '/stock', 'count butter 100 g');
  await ask(baker, '/stock', 'mark butter 500 g');
  await bakery.quiet();
  const ticket = { reaction: 'write-ticket', state: 'done' };
  await bakery.database.db.collection('deliveries').updateOne(ticket, { $set: { state: 'dead' } });
});
afterAll(() => bakery.close());

/** Waits until it is at least that: what ended is counted a little after its answer. */
const figure = (name: string, labels: Record<string, string>, atLeast = 1) =>
  until(`${name} ${JSON.stringify(labels)}`, async () => {
    const value = (await scrape(bakery.opsUrl)).value(name, labels);
    return value !== undefined && value >= atLeast;
  });

describe('the metrics of a process', () => {
  it('tell what the books say of deliveries, orders and stock', async () => {
    const { value } = await scrape(bakery.opsUrl);
    expect(value('ovenbird_books_readable')).toBe(1);
    expect(value('ovenbird_orders', { status: 'waiting' })).toBe(1);
    expect(value('ovenbird_orders', { status: 'delivered' })).toBe(0);
    expect(value('ovenbird_stock_below_mark')).toBe(1);
    expect(value('ovenbird_deliveries', { integration: 'jira', state: 'dead' })).toBe(1);
    expect(value('ovenbird_deliveries', { integration: 'mail', state: 'waiting' })).toBe(0);
    expect(value('ovenbird_deliveries_oldest_age_seconds', { state: 'dead' })).toBeGreaterThan(0);
  });

  it('tell of requests by route pattern, method and class of status', async () => {
    const counted = 'ovenbird_http_request_duration_seconds_count';
    await figure(counted, { route: '/slack/events', method: 'POST', status: '2xx' });
    await fetch(`${bakery.url}/cakes/chocolate_cake`);
    await figure(counted, { route: '/cakes/:id', method: 'GET', status: '4xx' });
  });

  it('tell of listeners: until Slack had its acknowledgement, and until all was done', async () => {
    await figure('ovenbird_listener_acknowledgement_seconds_count', { kind: 'command', listener: '/order' });
    await figure('ovenbird_listener_duration_seconds_count', { kind: 'command', listener: '/order', outcome: 'ok' });
    await figure('ovenbird_listener_duration_seconds_count', { listener: '/order', outcome: 'refused' });
  });

  it('tell of reactions', () =>
    figure('ovenbird_reaction_duration_seconds_count', {
      reaction: 'write-ticket',
      integration: 'jira',
      outcome: 'done',
    }));

  it('tell how long after its event something was done', () =>
    figure('ovenbird_delivery_delay_seconds_count', { integration: 'jira' }));

  it('tell of orders that were placed, by whom', async () => {
    await figure('ovenbird_order_changes_total', { to: 'placed', by: 'person' });
    const { value } = await scrape(bakery.opsUrl);
    expect(value('ovenbird_order_changes_total', { to: 'cancelled', by: 'supplier' })).toBe(0);
  });

  it('tell which role the process has', () => figure('ovenbird_process_info', { role: 'all' }));

  it('tell of the schedule', async () => {
    await figure('ovenbird_schedule_last_success_timestamp_seconds', { line: 'morning' }, Date.now() / 1_000 - 60);
  });

  it('are those that docs/metrics.md tells of, with these types and labels', async () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `(ovenbird_\w+)` \| (\w+) \|([\w` ]*)\|/gm)].map(
      ([, name = '', type = '', labels = '']) => ({ name, type, labels: labels.split(/[` ]+/).filter(Boolean).sort() }),
    );
    const { seriesOf, types } = await scrape(bakery.opsUrl);
    const exposed = [...types]
      .filter(([name]) => name.startsWith('ovenbird_'))
      .map(([name, type]) => {
        const member = type === 'histogram' ? `${name}_count` : name;
        const labels = Object.keys(seriesOf(member)[0]?.labels ?? {}).sort();
        return { name, type, labels };
      });
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(documented.length).toBeGreaterThan(8);
    expect(documented.toSorted(byName)).toEqual(exposed.toSorted(byName));
  });

  it('are there for the process itself, too', async () => {
    const { value } = await scrape(bakery.opsUrl);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  });
});

it('makes no series of what a caller chose', async () => {
  const howMany = async () => {
    const { seriesOf } = await scrape(bakery.opsUrl);
    return seriesOf('ovenbird_http_request_duration_seconds_count').length;
  };
  const methods = ['GET', 'POST', 'DELETE', 'PROPFIND'];
  const shapes = [
    (n: number) => `/odd-${n}`,
    (n: number) => `/orders/${n}-${'x'.repeat(n)}`,
    (n: number) => `/ordeRS/${n}?page=${n}`,
    (n: number) => `/products/${n}/variations/${n}`,
    (n: number) => `/%${n.toString(16)}/${n}`,
    (n: number) => `/slack/events/${n}//${n}`,
  ];
  const before = await howMany();
  for (let n = 0; n < 1_000; n += 50) {
    const batch = Array.from({ length: 50 }, (_, i) => n + i).map(async (i) => {
      const path = shapes[i % shapes.length]?.(i) ?? '/';
      await (await fetch(bakery.url + path, { method: methods[i % methods.length] })).text();
    });
    await Promise.all(batch);
  }
  const after = await howMany();
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThan(30);
});

it('keeps the process’s own figures while MongoDB is away, without those that only MongoDB knows', async () => {
  const uri = new URL(bakery.env.MONGODB_URI ?? '');
  const proxy = await openTcpProxy(Number(uri.port));
  // Directly: the driver would find its way around the proxy by the replica set's own addresses.
  uri.port = String(proxy.port);
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  const behindProxy = await bakery.another({ env: { MONGODB_URI: uri.toString(), ROLE: 'web' } });
  try {
    proxy.cut();
    const begun = performance.now();
    const away = await scrape(behindProxy.opsUrl);
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(away.value('ovenbird_books_readable')).toBe(0);
    expect(away.value('ovenbird_orders')).toBeUndefined();
    expect(away.value('ovenbird_stock_below_mark')).toBeUndefined();
    expect(away.value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  } finally {
    await behindProxy.stop();
    await proxy.close();
  }
});
