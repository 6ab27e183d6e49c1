/** A bare change stream. It says when it notices each new delivery. */
import { MongoClient } from 'mongodb';
import type { Noticed } from './noticed.ts';
import { ready, variable } from './ready.ts';

const client = await MongoClient.connect(variable('MONGODB_URI'));
const stream = client
  .db()
  .collection('deliveries')
  .watch([{ $match: { operationType: 'insert' } }]);
stream.on('change', () => {
  process.send?.({ at: String(process.hrtime.bigint()) } satisfies Noticed);
});
ready();
