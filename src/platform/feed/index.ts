export type { FeedEntry, Place } from './changes.ts';
export { feedPublishers } from './collections.ts';
export { createFeed, type Feed, missed } from './feed.ts';
export { type EventPublisher, type PublisherTimes, startPublisher } from './publisher.ts';
export { type FeedStanding, readStandings } from './standing.ts';
