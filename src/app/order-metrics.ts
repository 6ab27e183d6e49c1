import type { Actor } from '../platform/actor.ts';
import type { OwnMetrics } from '../platform/metrics/index.ts';
import { lastChange, ORDER_STATUSES, type Order } from '../services/orders/index.ts';

const HOUR = 3_600;
const HOURS = [0.5, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 168, 336];

const PARTIES: readonly Actor['kind'][] = ['person', 'program', 'supplier', 'system'];

/**
 * What became of orders at the hands of this process: its figures are its own, add them up over all.
 *
 * @returns to be told of each order that was placed or changed
 */
export function createOrderMetrics(own: OwnMetrics): (order: Order) => void {
  const changed = own.counter({
    name: 'ovenbird_order_changes_total',
    help: 'Orders placed, and changes of their status, by who did it.',
    labels: ['to', 'by'],
    known: ['placed', ...ORDER_STATUSES].flatMap((to) => PARTIES.map((by) => ({ to, by }))),
  });
  const becameReady = own.histogram({
    name: 'ovenbird_order_lead_time_seconds',
    help: 'From the placing of an order to when it was ready.',
    buckets: HOURS.map((hours) => hours * HOUR),
  });

  return (order) => {
    const { from, to, by, at } = lastChange(order);
    changed({ to: from ? to : 'placed', by: by.kind });
    if (from && to === 'ready') becameReady((at.getTime() - order.placedAt.getTime()) / 1_000);
  };
}
