import type { Db, Document } from 'mongodb';
import { idempotencyKeys } from '../../platform/once.ts';
import { accountCollection } from '../access/index.ts';
import { customerCollection, slackUserCollection } from '../customers/index.ts';
import { employeeCollection } from '../employees/index.ts';
import { notificationCollection } from '../notifications/index.ts';
import { orderCollection } from '../orders/index.ts';
import type { Sought } from './person.ts';
import { createTracer, type Traces } from './traces.ts';

/** What is not a customer's: the workspace's directory is read again, and the files of those who worked here are kept. */
const OTHERS = new Set([slackUserCollection.name, employeeCollection.name]);

/** What somebody was called before, and where their mail went, is known from these alone: whoever does it again needs them. */
const LAST = [notificationCollection.name, orderCollection.name];

/** How often all is looked through, at most: others write meanwhile. */
const MOST_PASSES = 5;

interface Row extends Document {
  _id: string;
}

/**
 * Takes somebody out of every document of every collection. Nobody has to say where names are kept: a collection that is
 * new is looked through as well.
 */
export function createWalk(db: Db) {
  async function names(): Promise<string[]> {
    const all = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
    const sought = all.map(({ name }) => name).filter((name) => !name.startsWith('system.') && !OTHERS.has(name));
    return sought.toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
  }

  /** @returns how many documents were rewritten or deleted */
  async function pass(sought: Sought, own: string): Promise<number> {
    const tracesIn = createTracer(sought);
    let changed = 0;
    for (const name of await names()) {
      const rows = db.collection<Row>(name);
      for await (const row of rows.find()) {
        // The customer's own row goes last: from it everything else is known.
        if (name === customerCollection.name && row._id === own) continue;
        const traces = tracesIn(row);
        if (!isTraced(traces)) continue;
        if (isBetterGone(name, row, traces, sought)) changed += (await rows.deleteOne({ _id: row._id })).deletedCount;
        else changed += await rewrite(name, row, traces);
      }
    }
    return changed;
  }

  /** Only where everything still says what was read: whoever wrote meanwhile is met by the next pass. */
  async function rewrite(name: string, { _id }: Row, { set, unset, was }: Traces): Promise<number> {
    const update = {
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
    };
    return (await db.collection<Row>(name).updateOne({ _id, ...was }, update)).modifiedCount;
  }

  return async (sought: Sought, own: string): Promise<number> => {
    let all = 0;
    for (let passes = 0; passes < MOST_PASSES; passes += 1) {
      const changed = await pass(sought, own);
      if (changed === 0) break;
      all += changed;
    }
    return all;
  };
}

const isTraced = ({ was, inId }: Traces) => inId || Object.keys(was).length > 0;

/** What cannot be rewritten; what a request was answered, which is kept for a day alone; their own way to the API. */
function isBetterGone(name: string, row: Row, { inId }: Traces, { addresses }: Sought): boolean {
  if (inId || name === idempotencyKeys.name) return true;
  return name === accountCollection.name && addresses.some((each) => each.toLowerCase() === row.login);
}
