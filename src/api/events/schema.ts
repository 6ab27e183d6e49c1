import { z } from 'zod';
import { isNews, news, type ToldEvent } from '../../services/feed/index.ts';

/** Where a client that comes back was: the `id` of the last event that it heard. */
export const lastEventId = z.object({
  'last-event-id': z
    .string()
    .max(2_000)
    .optional()
    .meta({ description: 'The `id` of the last event that was heard: what happened since is told first.' }),
});

const actor = z.strictObject({
  kind: z.enum(['person', 'program', 'supplier', 'system']),
  id: z.string(),
  name: z.string(),
  via: z.enum(['Slack', 'API', 'Jira', 'clock']),
});

const types = Object.keys(news).filter(isNews);

/** What the `data` line of an event says, by its type. */
export const told = z
  .union(
    types.map((type) =>
      z.strictObject({
        id: z.string(),
        type: z.literal(type),
        subject: z.strictObject({ kind: z.string(), id: z.string() }),
        version: z.int().optional(),
        at: z.iso.datetime(),
        actor: actor.optional(),
        data: news[type].data,
      }),
    ),
  )
  .meta({ id: 'Event', description: 'Something that happened, as it was then.' });

export const orderPlaced: ToldEvent = {
  id: '9b2a1f0e-8f3c-4c55-9d0e-2f9f6f1f9b11',
  type: 'order.placed',
  subject: { kind: 'order', id: '4f3d2c1b-0a09-4877-8655-443322110000' },
  version: 1,
  at: '2026-11-21T09:00:00.000Z',
  actor: { kind: 'person', id: 'U0CAKELOVER', name: 'Mr. Cakelover', via: 'Slack' },
  data: {
    number: 21,
    customer: { id: '0d9c8b7a-6655-4433-8221-100ffeeddccb', name: 'Mr. Cakelover' },
    to: 'waiting',
    summary: '2 x Chocolate Cake for 4',
    dueAt: '2026-11-23T09:00:00.000Z',
  },
};
