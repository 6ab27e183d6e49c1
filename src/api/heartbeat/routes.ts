import { z } from 'zod';
import { publicRoute, route } from '../http/route.ts';

const heartbeat = z
  .strictObject({ status: z.literal('ok'), time: z.iso.datetime().meta({ description: 'By our clock.' }) })
  .meta({ id: 'Heartbeat' });

const alive = heartbeat
  .extend({
    name: z.string().meta({ description: 'Who the token speaks for.' }),
  })
  .meta({ id: 'ProtectedHeartbeat' });

const time = '2026-11-21T11:25:00.000Z';

/** `/heartbeat`: whether we are there, and whether a token is good. */
export const heartbeatRoutes = [
  publicRoute({
    method: 'get',
    path: '/heartbeat',
    operationId: 'getHeartbeat',
    summary: 'Whether the API is there',
    description: 'Answered without a look at the books.',
    tag: 'Health',
    answers: { 200: { description: 'It is.', body: heartbeat, example: { status: 'ok', time } } },
    handle: async ({ clock }) => ({ status: 200, body: { status: 'ok' as const, time: clock.now().toISOString() } }),
  }),
  route({
    method: 'get',
    path: '/heartbeat/protected',
    operationId: 'getProtectedHeartbeat',
    summary: 'Whether a token is good',
    tag: 'Health',
    access: 'signed-in',
    answers: {
      200: { description: 'It is.', body: alive, example: { status: 'ok', time, name: 'customer@example.com' } },
    },
    handle: async ({ clock }, { by }) => ({
      status: 200,
      body: { status: 'ok' as const, time: clock.now().toISOString(), name: by.actor.name },
    }),
  }),
];
