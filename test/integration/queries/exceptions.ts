/** A query that may do what others may not, and why that stays cheap however many orders there are. */
export interface Exception {
  /** Where it stands: a file of `src`, and the collection that it asks. */
  file: string;
  collection: string;
  may: 'scan' | 'sort' | 'read much';
  because: string;
}

/** Everything else is found by an index, comes sorted from it, and reads hardly more than it finds. */
export const exceptions: readonly Exception[] = [
  ...small('src/services/customers/directory-store.ts', 'directory_readings', 'there are one or two of them'),
  ...small('src/services/inventory/store.ts', 'stock', 'all are wanted: one an ingredient'),
  ...(['sort', 'read much'] as const).map((may) => ({
    file: 'src/services/inventory/store.ts',
    collection: 'stock_movements',
    may,
    because: 'a step of the nightly audit sums 10,000 movements, and sorts the sums',
  })),
  {
    file: 'src/services/auction/order-store.ts',
    collection: 'auction_orders',
    may: 'sort',
    because: 'of one batch, which has a thousand at most',
  },
  {
    file: 'src/services/catalog/store.ts',
    collection: 'products',
    may: 'sort',
    because: 'of those that ever had one slug',
  },
  {
    file: 'src/services/procurement/remarks.ts',
    collection: 'ticket_comments',
    may: 'sort',
    because: 'of the remarks on one ticket',
  },
  {
    file: 'src/services/procurement/store.ts',
    collection: 'purchase_requests',
    may: 'sort',
    because: 'of the requests that collect orders at this moment: one a morning',
  },
  ...['held-up', 'open-work', 'queue', 'losses'].map((name) => ({
    file: `src/platform/outbox/${name}.ts`,
    collection: 'deliveries',
    may: 'read much' as const,
    because: 'it counts, or takes up again, what is not done',
  })),
  {
    file: 'src/platform/outbox/losses.ts',
    collection: 'deliveries',
    may: 'sort',
    because: 'of those that died and nobody was told of',
  },
  {
    file: 'src/services/orders/store.ts',
    collection: 'orders',
    may: 'read much',
    because: 'it counts what is open, or was cancelled, in the index alone',
  },
];

function small(file: string, collection: string, because: string): Exception[] {
  return [{ file, collection, may: 'scan', because }];
}
