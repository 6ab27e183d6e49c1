import { expect, it } from '@jest/globals';
import { createOrderMetrics } from '../../src/app/order-metrics.ts';
import { createMetrics } from '../../src/platform/metrics/index.ts';
import { moved, orderOf } from '../support/order.ts';
import { silent } from '../support/outbox.ts';

const HOUR = 3_600_000;

it('counts what was placed and what became of it, and how long it took until it was ready', async () => {
  const metrics = createMetrics({ readings: [], role: 'all', log: silent });
  const changed = createOrderMetrics(metrics.own);
  const at = new Date('2026-11-21T10:00:00Z');
  const placed = orderOf({ placedAt: new Date(at.getTime() - 3 * HOUR) });
  const ready = moved(placed, 'ready');
  for (const order of [placed, ready, moved(ready, 'waiting')]) changed(order);

  const text = await metrics.expose();
  const series = (name: string) => text.match(new RegExp(`^${name}.* [1-9]\\d*$`, 'gm'));
  expect(series('ovenbird_order_changes_total')?.toSorted()).toEqual([
    'ovenbird_order_changes_total{to="placed",by="person"} 1',
    'ovenbird_order_changes_total{to="ready",by="person"} 1',
    'ovenbird_order_changes_total{to="waiting",by="person"} 1',
  ]);
  expect(series('ovenbird_order_lead_time_seconds_(sum|count)')).toEqual([
    'ovenbird_order_lead_time_seconds_sum 10800',
    'ovenbird_order_lead_time_seconds_count 1',
  ]);
});
