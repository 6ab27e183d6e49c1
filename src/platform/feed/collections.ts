import type { CollectionDefinition } from '../mongo/index.ts';
import type { Place } from './changes.ts';

/** Who passes the events on, and how far they are. */
export interface PublisherRow {
  _id: string;
  holder?: string;
  /** By the database's clock; past it, anybody may take over. */
  heldUntil?: Date;
  place?: Place;
  /** When one was last passed on, about; both by the database's clock. */
  lastSuccessAt?: Date;
  /** Since when the next one cannot be passed on. */
  failingSince?: Date;
}

export const feedPublishers: CollectionDefinition<PublisherRow> = { name: 'feed_publishers', indexes: [] };
