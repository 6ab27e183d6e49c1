import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import { MANAGER } from '../../sandbox/seed/content.ts';
import type { Books, World } from './world.ts';

export const manager = { actor: { kind: 'person', ...MANAGER, via: 'Slack' }, staff: true, manager: true } as const;

/** Places one order as the manager does it. @returns its document, as it stands in the books */
export async function placeOne({ db, services }: Pick<World, 'db' | 'services'>): Promise<Document> {
  const lines = [{ product: 'chocolate_cake', persons: 4, quantity: 2 }];
  const { result } = await services.orders.place({ lines }, manager);
  const placed = await db.collection<Document & { _id: string }>('orders').findOne({ _id: result.id });
  if (!placed) throw new Error('the order was not written');
  return placed;
}

/** Gives each of these people so many orders like that one, at the speed of a bulk insert. */
export async function copyFor({ db }: Books, order: Document, people: readonly string[], each: number): Promise<void> {
  const copies = people.flatMap((person, at) =>
    Array.from({ length: each }, (_, n) => ({
      ...order,
      _id: randomUUID(),
      number: order.number + 1 + at * each + n,
      placedBy: { ...order.placedBy, id: person },
      customer: { ...order.customer, slackUser: person },
    })),
  );
  await db.collection<Document & { _id: string }>('orders').insertMany(copies);
}
