import type { Load } from './load.ts';

/** Something that there is no more of on one replica set, however many bakeries share it. */
export interface Limit {
  resource: keyof Load;
  name: string;
  most: number;
  /** Where the number comes from. */
  source: string;
  remedy: string;
}

/** The primary that is assumed: 16 cores, kept below 70 %, and 64 GB, of which half may go to what is idle. */
const CORES = 16 * 0.7;
const IDLE_MEMORY_GB = 32;

export const limits: readonly Limit[] = [
  {
    resource: 'fileDescriptors',
    name: 'open files of mongod',
    most: 64_000,
    source: 'https://www.mongodb.com/docs/manual/reference/ulimit/ recommends this limit; a connection takes two',
    remedy: 'another replica set; raising the limit moves on to the next line',
  },
  {
    resource: 'collectionsAndIndexes',
    name: 'collections and indexes',
    most: 100_000,
    source: 'https://www.mongodb.com/docs/atlas/reference/faq/database/ recommends at most so many, from M40 on',
    remedy: 'another replica set',
  },
  {
    resource: 'connections',
    name: 'connections',
    most: 32_000,
    source: 'a thread each, and 64,000 threads and files at most (ulimit, as above), half of them for other things',
    remedy: '`maxPoolSize` and `maxIdleTimeMS` in MONGODB_URI; another replica set',
  },
  {
    resource: 'commandCores',
    name: 'cores for commands',
    most: CORES,
    source: '16 cores, 70 % of them',
    remedy: 'another replica set',
  },
  {
    resource: 'streamCores',
    name: 'cores for change streams',
    most: CORES,
    source: '16 cores, 70 % of them',
    remedy: 'another replica set: the product of streams and writes grows with the square of the bakeries on one',
  },
  {
    resource: 'emptyMemoryGb',
    name: 'memory for idle databases',
    most: IDLE_MEMORY_GB,
    source: 'half of 64 GB',
    remedy: 'another replica set',
  },
  {
    resource: 'slackUpdatesAMinute',
    name: 'updates of cards in one Slack workspace a minute',
    most: 50,
    source: 'https://docs.slack.dev/apis/web-api/rate-limits/: tier 3, as `chat.update`',
    remedy: 'none is needed: cards come later, one update for several changes',
  },
];
