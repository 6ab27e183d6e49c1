import { reactions } from '../../../src/automation/reactions.ts';
import { NotYet } from '../../../src/platform/failures.ts';
import { collectionOf, createTransact, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createOnce, idempotencyKeys } from '../../../src/platform/once.ts';
import {
  deliveries as deliveryCollection,
  events as eventCollection,
} from '../../../src/platform/outbox/collections.ts';
import { createEventLog, type Delivery, type Run } from '../../../src/platform/outbox/index.ts';
import {
  type Auction,
  type AuctionDependencies,
  type AuctionNote,
  auctionOrderCollection,
  auctionRecordCollection,
  auctionRunCollection,
  createAuction,
} from '../../../src/services/auction/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { silent } from '../../support/outbox.ts';
import { ben } from '../../support/people.ts';
import { toldNotes } from '../../support/told.ts';
import { createFakeArchive } from './fake-archive.ts';
import { createFakePlatform } from './fake-platform.ts';

type Told = { to: { channel: string } | 'managers'; note: AuctionNote; key: string };

const auctionCollections = [auctionOrderCollection, auctionRecordCollection, auctionRunCollection];
const HOUR = 60 * 60 * 1_000;
/** A full hour near the present: MongoDB itself deletes what expired by its own clock. */
export const START = new Date(Math.floor(Date.now() / HOUR) * HOUR);

const run: Run = { signal: new AbortController().signal, log: silent };

/** The auction on real books, with a platform and an archive in memory; a test does the deliveries when it likes. */
export async function openAuctionHouse() {
  const { db, client, close } = await openTestDatabase();
  const all = [...auctionCollections, deliveryCollection, eventCollection, idempotencyKeys];
  for (const definition of all) await ensureCollections(db, [definition as (typeof auctionCollections)[0]]);
  const time = { now: START };
  const clock = { now: () => time.now };
  const settings: { teamChannel?: { id: string } } = {};
  const told = toldNotes<Told>(db);
  const { platform, batches, calls, rules } = createFakePlatform();
  const { archive, objects, written, failing } = createFakeArchive();
  const transact = createTransact(client);
  const routes = Object.fromEntries(Object.entries(reactions).filter(([, { on }]) => on[0]?.startsWith('auction.')));
  const deliveries = collectionOf(db, deliveryCollection);

  const dependencies: AuctionDependencies = {
    ...{ db, transact, clock, platform, archive },
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes, clock }),
    settings: { readFresh: async () => settings as Awaited<ReturnType<AuctionDependencies['settings']['readFresh']>> },
    notes: {
      async post(session, message) {
        if (!(await db.collection('told').findOne({ 'message.key': message.key }, { session }))) {
          await told.post(session, message);
        }
      },
    },
    lookAfter: [0],
    times: { backoff: 1, longestBackoff: 5 },
  };
  const auction = createAuction(dependencies);

  /** Does one delivery as the worker does. */
  async function deliver({ _id, reaction, target }: Delivery, by: Auction): Promise<void> {
    const services = { auction: by } as never;
    await routes[reaction]?.run(services, target.slice(target.indexOf(':') + 1), run);
    await deliveries.updateOne({ _id }, { $set: { state: 'done' } });
  }

  const waiting = () => deliveries.find({ state: 'waiting' }).sort({ createdAt: 1, _id: 1 }).toArray();

  return {
    ...{ db, auction, dependencies, time, settings, told, batches, calls, rules, objects, written, failing, close },
    deliver,
    waiting,
    records: db.collection<{ _id: string; run: string | null; expireAt: Date }>('auction_records'),
    orders: db.collection('auction_orders'),
    runs: collectionOf(db, auctionRunCollection),

    /** Does everything that is due, and what follows from it, until nothing is left but what must wait or has failed. */
    async work(by: Auction = auction): Promise<Error[]> {
      const failures = new Map<string, Error>();
      for (;;) {
        const due = (await waiting()).filter(({ _id }) => !failures.has(_id));
        if (due.length === 0) return [...failures.values()];
        for (const delivery of due) {
          await deliver(delivery, by).catch((error) => failures.set(delivery._id, error));
        }
      }
    },

    /** Everything that is due, where nothing may fail. */
    async workWell(): Promise<void> {
      const [failure] = (await this.work()).filter((each) => !(each instanceof NotYet));
      if (failure) throw failure;
    },

    submit: (count: number, prefix = 'r') => auction.submitRecords(recordsOf(count, prefix), ben),

    async clear(): Promise<void> {
      for (const { name } of all) await db.collection(name).deleteMany({});
      await told.clear();
      for (const list of [batches, calls, written, rules.failing]) list.length = 0;
      for (const map of [objects, failing]) map.clear();
      Object.assign(rules, {
        ...{ decided: true, named: false, instead: undefined },
        verdict: (_: string, index: number) => (index % 2 === 0 ? 'accepted' : 'rejected'),
      });
      delete settings.teamChannel;
      time.now = START;
    },
  };
}

export type AuctionHouse = Awaited<ReturnType<typeof openAuctionHouse>>;

/** Records `r-1`, `r-2`... */
export function recordsOf(count: number, prefix = 'r') {
  return Array.from({ length: count }, (_, index) => ({
    record_id: `${prefix}-${String(index + 1).padStart(4, '0')}`,
    parameter_1: `oven ${index + 1}`,
    parameter_2: index + 0.5,
  }));
}
