import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { events } from '../../../src/platform/outbox/collections.ts';
import type { DomainEvent } from '../../../src/platform/outbox/index.ts';

export const TYPES = ['bread.baked', 'bread.sold'];

/** Lets things happen, one after the other; tells their ids. */
export async function happen(db: Db, count: number, type = 'bread.baked'): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const _id = randomUUID();
    const event: DomainEvent = {
      _id,
      type,
      subject: { kind: 'bread', id: '1' },
      data: {},
      requestId: 'test',
      at: new Date(),
    };
    await db.collection<DomainEvent>(events.name).insertOne(event);
    ids.push(_id);
  }
  return ids;
}
