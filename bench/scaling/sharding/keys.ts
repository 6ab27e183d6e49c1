/** A shard key of one field, hashed or not, or of several. */
export type ShardKey = Readonly<Record<string, 1 | 'hashed'>>;

/**
 * By which key each collection could be spread over shards, were one bakery ever too large for one of them; null where no key
 * will do, because two unique indexes begin with different fields. A collection that is missing here would go by its `_id`,
 * hashed. A test asks real shards whether they take these keys.
 *
 * @see https://www.mongodb.com/docs/manual/core/sharding-shard-key/#unique-indexes
 */
const KEYS: Readonly<Record<string, ShardKey | null>> = {
  api_accounts: { login: 'hashed' },
  auction_orders: { run: 'hashed' },
  auction_runs: { cause: 'hashed' },
  bake_sheets: { day: 'hashed' },
  customers: null,
  deliveries: { reaction: 1, target: 1 },
  employees: null,
  notifications: { order: 'hashed' },
  orders: { number: 'hashed' },
  products: { slug: 'hashed' },
  purchase_requests: { 'collects.run': 'hashed' },
  ticket_comments: { request: 'hashed' },
};

const BY_ID: ShardKey = { _id: 'hashed' };

export function shardKeyOf(collection: string): ShardKey | null {
  return KEYS[collection] === undefined ? BY_ID : KEYS[collection];
}
