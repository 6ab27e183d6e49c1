/**
 * `POST /orders` by the driver alone, behind bare Express: the documents that Ovenbird wrote for its newest order, with new
 * ids, in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Document, MongoClient } from 'mongodb';
import { ready, variable } from './ready.ts';

const client = await MongoClient.connect(variable('MONGODB_URI'));
const db = client.db();
const collection = (name: string) => db.collection<Document & { _id: string }>(name);
const [counters, orders, events, deliveries] = ['counters', 'orders', 'events', 'deliveries'].map(collection) as [
  ReturnType<typeof collection>,
  ReturnType<typeof collection>,
  ReturnType<typeof collection>,
  ReturnType<typeof collection>,
];

const [order] = await orders.find().sort({ number: -1 }).limit(1).toArray();
const event = order && (await events.findOne({ 'subject.id': order._id, type: 'order.placed' }));
if (!order || !event) throw new Error('Ovenbird has written no order yet');
const due = await deliveries.find({ event: event._id, state: 'waiting' }).toArray();

const app = express();
app.use(express.json());
app.post('/orders', async (_request, response) => {
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { last: 1 } },
    { returnDocument: 'after' },
  );
  const placed = { ...order, _id: randomUUID(), number: counter?.last };
  const happened = { ...event, _id: randomUUID(), subject: { ...event.subject, id: placed._id } };
  await client.withSession((session) =>
    session.withTransaction(
      async () => {
        await orders.insertOne(placed, { session });
        await events.insertOne(happened, { session });
        await deliveries.insertMany(
          due.map((one) => ({ ...one, _id: `${happened._id}:${one.reaction}`, event: happened._id })),
          { session },
        );
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    ),
  );
  response.status(201).json(placed);
});

const server = app.listen(0, () => ready((server.address() as AddressInfo).port));
