import type { Db } from 'mongodb';
import { reactions } from '../automation/reactions.ts';
import { readStandings } from '../platform/feed/index.ts';
import type { BooksReading } from '../platform/metrics/index.ts';
import { readQueue } from '../platform/outbox/index.ts';
import type { BakeryServices } from './services.ts';

interface Dependencies {
  db: Db;
  services: Pick<BakeryServices, 'inventory' | 'orders' | 'procurement'>;
}

/** A query for figures is not to keep MongoDB from its work. */
const MOST_MS = 1_000;

/** What every scrape of the metrics reads from the books. */
export function booksReadings({ db, services: { orders, inventory, procurement } }: Dependencies): BooksReading[] {
  return [
    {
      gauges: {
        ovenbird_deliveries: {
          help: 'Deliveries that are not done. The dead ones wait for a person.',
          labels: ['integration', 'state'],
        },
        ovenbird_deliveries_oldest_age_seconds: {
          help: 'Age of the oldest delivery that is not done; 0 where there is none.',
          labels: ['integration', 'state'],
        },
      },
      async read() {
        const queue = await readQueue({ db, reactions, maxTimeMS: MOST_MS });
        const labelled = queue.map(({ integration, state, ...row }) => ({ labels: { integration, state }, ...row }));
        return {
          ovenbird_deliveries: labelled.map(({ labels, deliveries }) => ({ labels, value: deliveries })),
          ovenbird_deliveries_oldest_age_seconds: labelled.map(({ labels, oldestAge }) => ({
            labels,
            value: oldestAge,
          })),
        };
      },
    },
    {
      gauges: {
        ovenbird_feed_failing_seconds: {
          help: 'For how long Redis has not taken the next event; 0 where it takes them.',
        },
      },
      async read() {
        const standings = await readStandings(db, { maxTimeMS: MOST_MS });
        const value = Math.max(0, ...standings.map(({ failingFor }) => failingFor));
        return { ovenbird_feed_failing_seconds: [{ value }] };
      },
    },
    {
      gauges: { ovenbird_orders: { help: 'Orders by status.', labels: ['status'] } },
      async read() {
        const counts = await orders.counts(MOST_MS);
        return { ovenbird_orders: counts.map(({ status, orders: value }) => ({ labels: { status }, value })) };
      },
    },
    {
      gauges: { ovenbird_stock_below_mark: { help: 'Ingredients of which there is less than their low mark.' } },
      async read() {
        return { ovenbird_stock_below_mark: [{ value: await inventory.countLow(MOST_MS) }] };
      },
    },
    {
      gauges: {
        ovenbird_daily_ticket_waiting_seconds: {
          help: 'For how long a morning has been waiting for its ticket; 0 where none is.',
        },
      },
      async read() {
        const waiting = await procurement.dailyTicketLateness(MOST_MS);
        return { ovenbird_daily_ticket_waiting_seconds: [{ value: waiting / 1_000 }] };
      },
    },
  ];
}
