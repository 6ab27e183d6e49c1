import { route } from '../http/route.ts';
import { lastEventId, orderPlaced, told } from './schema.ts';
import { eventStream } from './stream.ts';

/** Rights are looked at again when a client comes back. */
const LONGEST_MS = 10 * 60_000;

/** `/events`: everything that happens, as it happens. */
export const eventRoutes = [
  route({
    method: 'get',
    path: '/events',
    operationId: 'followEvents',
    summary: 'Follow what happens, as server-sent events',
    description:
      'In the order of commits, each at least once. `id` is the place in that order: a client that comes back with it as ' +
      '`Last-Event-ID` misses nothing; where it is too old, the first event is `reset`, and lists are to be read anew. ' +
      'Customers hear of their own orders, staff of what customers and suppliers do, managers of everything. ' +
      'A stream ends after ten minutes at most.',
    tag: 'Events',
    access: 'events:read',
    widenedBy: 'orders:manage',
    headers: lastEventId,
    answers: {
      200: {
        description: 'It goes on until either side has enough.',
        contentType: 'text/event-stream',
        body: told,
        example: orderPlaced,
      },
    },
    refusals: { 503: ['feed_full'] },
    async handle({ feed, tell }, { headers, by, may, signal }) {
      const until = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
      const news = await feed.follow({ who: by.actor.id, after: headers['last-event-id'], signal: until });
      return { status: 200, stream: eventStream(news, { by: { ...by, manager: may('employees:manage') }, tell }) };
    },
  }),
];
