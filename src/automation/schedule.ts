import type { Schedule } from '../platform/schedule/index.ts';
import type { BakerySettings } from '../services/settings/index.ts';

/** What the clock brings about: time -> event. What follows from the events stands in reactions.ts. */
export const schedule: Schedule<BakerySettings> = {
  /** The morning: whatever was left without a purchase request gets one. */
  morning: {
    at: ({ morning: { time } }) => cronAt(time),
    zone: ({ morning: { zone } }) => zone,
    daily: true,
    event: 'morning.came',
  },
  /** What webhooks lost is found, and without a public address it works too. */
  tickets: { at: '*/10 * * * *', zone: () => 'Etc/UTC', daily: false, event: 'tickets.due' },
  /** The records for the energy auction are put up. */
  auction: { at: '0 * * * *', zone: () => 'Etc/UTC', daily: false, event: 'auction.due' },
  /** Somebody hears of what went wrong with the work itself. */
  alerts: { at: '*/5 * * * *', zone: () => 'Etc/UTC', daily: false, event: 'alerts.due' },
  /** The stock's rows are held against the ledger. */
  stock: { at: '15 3 * * *', zone: ({ zone }) => zone, daily: true, event: 'stock.audit_due' },
  /** Documents that somebody edited, renamed or threw away are found. */
  archive: { at: '30 3 * * *', zone: ({ zone }) => zone, daily: true, event: 'archive.due' },
  /** Developers are found whose invitation has run out, or whom somebody took out of the repository by hand. */
  access: { at: '45 3 * * *', zone: ({ zone }) => zone, daily: true, event: 'access.due' },
  /** The workspace's directory is read again, while the bakery sleeps. */
  directory: { at: '30 2 * * *', zone: ({ zone }) => zone, daily: true, event: 'directory.due' },
};

/** `06:30` -> `30 6 * * *` */
function cronAt(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}
