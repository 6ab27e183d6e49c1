import type { CollectionDefinition } from '../../platform/mongo/index.ts';
import { ORDER_STATUSES, type Order } from './order.ts';

/** An order as the books have it. */
export type OrderDocument = Omit<Order, 'id'> & { _id: string };

export const orderCollection: CollectionDefinition<OrderDocument> = {
  name: 'orders',
  indexes: [
    { keys: { number: -1 }, options: { name: 'number', unique: true } },
    { keys: { status: 1, number: -1 }, options: { name: 'status_number' } },
    { keys: { placedAt: -1, number: -1 }, options: { name: 'placed' } },
    { keys: { status: 1, placedAt: -1, number: -1 }, options: { name: 'status_placed' } },
    { keys: { 'placedBy.id': 1, placedAt: -1, number: -1 }, options: { name: 'placer_placed' } },
    { keys: { 'customer.id': 1, placedAt: -1, number: -1 }, options: { name: 'customer_placed' } },
    { keys: { 'customer.slackUser': 1, placedAt: -1, number: -1 }, options: { name: 'slack_customer_placed' } },
    { keys: { status: 1, dueAt: 1, number: 1 }, options: { name: 'status_due' } },
    { keys: { purchaseRequest: 1, status: 1, number: 1 }, options: { name: 'request_status_number' } },
    { keys: { 'customer.id': 1, status: 1, number: -1 }, options: { name: 'customer_status_number' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['number', 'customer', 'placedBy', 'lines', 'ingredients', 'dueAt', 'status', 'version', 'timeline'],
    properties: {
      number: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      status: { enum: [...ORDER_STATUSES] },
      version: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      dueAt: { bsonType: 'date' },
      lines: { bsonType: 'array', minItems: 1 },
      timeline: { bsonType: 'array', minItems: 1 },
    },
  },
};
