import { createHash } from 'node:crypto';
import type { ClientSession, Db, Document } from 'mongodb';
import { type CollectionDefinition, collectionOf, isDuplicateKey, type Transact } from './mongo/index.ts';

const HOURS_24 = 24 * 60 * 60;

interface IdempotencyKey {
  _id: string;
  fingerprint: string;
  result: unknown;
  createdAt: Date;
}

export const idempotencyKeys: CollectionDefinition<IdempotencyKey & Document> = {
  name: 'idempotency_keys',
  indexes: [{ keys: { createdAt: 1 }, options: { name: 'createdAt_ttl', expireAfterSeconds: HOURS_24 } }],
};

/** Identifies one request, however often it is sent. */
export interface RequestKey {
  /** Unique across all edges: `slack:<trigger_id>`, `<principal>:<Idempotency-Key>`, a webhook's identifier. */
  key: string;
  /** What was asked for; the same key with other contents is told apart by it. */
  contents?: unknown;
}

/** The outcome of a request that may have been sent before. */
export interface OnceResult<T> {
  result: T;
  /** True when the work had been done before: `result` is the first one's. */
  repeated: boolean;
  /** False when it was sent again with other contents. */
  sameContents: boolean;
}

/** Does `work` in one transaction, once for each key. Without a key it is simply done. */
export type Once = <T>(
  key: RequestKey | undefined,
  work: (session: ClientSession) => Promise<T>,
) => Promise<OnceResult<T>>;

/**
 * The key's row is inserted first in the work's own transaction: whoever comes second waits for the first to commit or
 * abort, and finds its result. The result must be something BSON can hold.
 */
export function createOnce({ db, transact }: { db: Db; transact: Transact }): Once {
  const keys = collectionOf(db, idempotencyKeys);

  return async (request, work) => {
    if (!request) return { result: await transact(work), repeated: false, sameContents: true };
    const fingerprint = createHash('sha256')
      .update(JSON.stringify(request.contents) ?? '')
      .digest('hex');
    const earlier = await keys.findOne({ _id: request.key });
    if (earlier) return repetition(earlier, fingerprint);
    try {
      const result = await transact(async (session) => {
        await keys.insertOne({ _id: request.key, fingerprint, result: null, createdAt: new Date() }, { session });
        const done = await work(session);
        await keys.updateOne({ _id: request.key }, { $set: { result: done } }, { session });
        return done;
      });
      return { result, repeated: false, sameContents: true };
    } catch (error) {
      const first = isDuplicateKey(error) ? await keys.findOne({ _id: request.key }) : null;
      if (!first) throw error;
      return repetition(first, fingerprint);
    }
  };
}

function repetition<T>(row: IdempotencyKey, fingerprint: string): OnceResult<T> {
  return { result: row.result as T, repeated: true, sameContents: row.fingerprint === fingerprint };
}
