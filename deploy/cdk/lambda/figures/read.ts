import type { Db } from 'mongodb';
import { reactions } from '../../../../src/automation/reactions.ts';
import { schedule } from '../../../../src/automation/schedule.ts';
import type { Clock } from '../../../../src/platform/clock.ts';
import { collectionOf } from '../../../../src/platform/mongo/index.ts';
import { readQueue } from '../../../../src/platform/outbox/index.ts';
import { clockCollection, latestDue } from '../../../../src/platform/schedule/index.ts';
import type { Procurement } from '../../../../src/services/procurement/index.ts';
import type { Settings } from '../../../../src/services/settings/index.ts';

/** What alarms and scaling go by. The books' figures: the same whoever reads them, so one reader is enough. */
export interface Figures {
  /** Age of the oldest that waits to be done; 0 where nothing does. */
  oldestDeliverySeconds: number;
  /** They wait for a person. */
  deadDeliveries: number;
  /** For how long the morning's ticket is missing, where one a day is made; 0 where it is not. */
  dailyTicketSeconds: number;
}

interface Dependencies {
  db: Db;
  settings: Pick<Settings, 'readFresh'>;
  procurement: Pick<Procurement, 'dailyTicketLateness'>;
  clock: Clock;
}

const MOST_MS = 5_000;

export function createReadFigures({ db, settings, procurement, clock }: Dependencies): () => Promise<Figures> {
  const milestones = collectionOf(db, clockCollection);
  const events = db.collection<{ _id: string }>('events');

  /** A morning that no worker has noticed makes no ticket that could be late. In milliseconds. */
  async function morningLateness(): Promise<number> {
    const now = clock.now();
    const wanted = await settings.readFresh();
    const { morning } = schedule;
    if (!morning || wanted.procurement !== 'daily') return 0;
    const due = latestDue('morning', morning, wanted, now);
    const first = await milestones.findOne({ _id: 'first_start' });
    if (!first || due.at < first.at || (await events.findOne({ _id: due.id }))) return 0;
    return now.getTime() - due.at.getTime();
  }

  return async () => {
    const queue = await readQueue({ db, reactions, maxTimeMS: MOST_MS });
    const of = (state: string) => queue.filter((row) => row.state === state);
    const lateness = Math.max(await procurement.dailyTicketLateness(MOST_MS), await morningLateness());
    return {
      oldestDeliverySeconds: Math.max(0, ...of('waiting').map(({ oldestAge }) => oldestAge)),
      deadDeliveries: of('dead').reduce((sum, { deliveries }) => sum + deliveries, 0),
      dailyTicketSeconds: lateness / 1_000,
    };
  };
}
