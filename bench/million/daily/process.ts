/** A worker of Ovenbird's on a morning. Asked for the day's ticket, it says how long that took, and how much memory. */
import { pino } from 'pino';
import { createServices } from '../../../src/app/services.ts';
import { reactions } from '../../../src/automation/reactions.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createMongoClient, createTransact, patient } from '../../../src/platform/mongo/index.ts';
import { defaultTimes, startWorker } from '../../../src/platform/outbox/index.ts';
import type { SupplierDesk, TicketComments, TicketContent } from '../../../src/services/procurement/index.ts';
import { ready, variable } from '../../processes/ready.ts';
import { manager } from '../bakery.ts';
import type { Morning, Opened } from './morning.ts';

const client = createMongoClient(variable('MONGODB_URI'), patient);
const db = client.db();
const opened = Promise.withResolvers<TicketContent>();

/** Opens every ticket at once. */
const desk: SupplierDesk = {
  async openTicket(request, content) {
    opened.resolve(content);
    return { id: request, key: 'BAKE-1', url: 'https://jira.example/browse/BAKE-1' };
  },
  findTickets: async () => [],
  readTickets: async () => [],
  correctTicket: async () => undefined,
  linkOrders: async () => undefined,
  closeDuplicate: async () => undefined,
};
const comments: TicketComments = { find: async () => true, post: async () => undefined };

const services = createServices({
  ...{ db, transact: createTransact(client), clock: systemClock, times: defaultTimes },
  ...{ publicUrl: 'http://bakery.test', integrations: { supplier: { desk, comments } } },
});

async function buy({ due }: Morning): Promise<Opened> {
  await services.settings.change({ procurement: 'daily' }, manager);
  const startedAt = performance.now();
  await services.procurement.beginDaily(due);
  const worker = startWorker({
    ...{ db, reactions, services, times: defaultTimes, log: pino({ level: 'warn' }) },
    integrations: { books: { configured: true, concurrency: 8 }, jira: { configured: true, concurrency: 4 } },
  });
  const { orders, moreOrders } = await opened.promise;
  const seconds = (performance.now() - startedAt) / 1_000;
  await worker.stop();
  return { seconds, orders: orders.length + moreOrders, megabytes: process.resourceUsage().maxRSS / 1_024 };
}

process.on('message', async (morning: Morning) => void process.send?.(await buy(morning)));
ready();
