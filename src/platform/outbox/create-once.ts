import type { Collection, Document, Filter, UpdateFilter } from 'mongodb';
import { isRefusal, NotYet } from '../failures.ts';

/** Written on what is to be created, before the call that creates it; gone when the outcome is known. */
export interface Creating {
  since: Date;
  /** How many of the searches have found nothing. */
  searched: number;
}

/** Something that another system creates for one of our documents. */
export interface Creation<Doc extends Document, Found> {
  collection: Collection<Doc>;
  _id: string;
  /** Finds what an earlier call made, if it made it. `since` is when that call started. */
  lookUp(since: Date): Promise<Found | null>;
  /** The call itself. It fails as `inDoubt` when it may have been carried out all the same. */
  create(): Promise<Found>;
  /** What to write on the document once it is there. */
  keep(found: Found): UpdateFilter<Doc>;
  /** When after the start to look, in milliseconds, where what was written is found only after a while. Default: at once. */
  searchAfter?: readonly number[];
}

const AT_ONCE = [0];

/**
 * Creates something outside once, although answers get lost and processes die: the start is written down first, and while
 * its outcome is unknown, whoever comes next looks for it before anything else.
 *
 * @throws NotYet while it is too early to search once more
 */
export async function createOnceOutside<Doc extends Document, Found>(creation: Creation<Doc, Found>): Promise<Found> {
  const { create, searchAfter = AT_ONCE } = creation;
  const doubt = doubtOf(creation);
  const earlier = await doubt.read();
  if (earlier) {
    const found = await searchFor(earlier, creation, searchAfter, doubt.searchedOnceMore);
    if (found !== null) return doubt.resolve(found);
  }
  await doubt.begin();
  return doubt.resolve(await attempt(create, doubt.forget));
}

/** A plain refusal created nothing, and the start is forgotten; after anything unclear it stays in doubt. */
async function attempt<Found>(create: () => Promise<Found>, forget: () => Promise<void>): Promise<Found> {
  try {
    return await create();
  } catch (error) {
    if (isRefusal(error)) await forget();
    throw error;
  }
}

/** A start whose outcome is unknown; `age` in milliseconds, by the database's clock. */
interface Doubt extends Creating {
  age: number;
}

async function searchFor<Doc extends Document, Found>(
  { since, age, searched }: Doubt,
  { lookUp }: Creation<Doc, Found>,
  searchAfter: readonly number[],
  searchedOnceMore: () => Promise<void>,
): Promise<Found | null> {
  for (const due of searchAfter.slice(searched)) {
    if (age < due) throw new NotYet('an answer was lost; looking for what it may have created', due - age);
    const found = await lookUp(since);
    if (found !== null) return found;
    await searchedOnceMore();
  }
  return null;
}

/** The start of a create, as it stands on the document under `creating`; `creates` counts the starts. */
function doubtOf<Doc extends Document, Found>({ collection, _id, keep }: Creation<Doc, Found>) {
  const one = { _id } as Filter<Doc>;
  const write = (update: Document | Document[]) => collection.updateOne(one, update as UpdateFilter<Doc>);

  return {
    async read(): Promise<Doubt | undefined> {
      const age = { $subtract: ['$$NOW', '$creating.since'] };
      const projection = { since: '$creating.since', searched: '$creating.searched', age };
      const started = { $match: { ...one, creating: { $exists: true } } };
      const [doubt] = await collection.aggregate<Doubt>([started, { $project: projection }]).toArray();
      return doubt && { ...doubt, age: Number(doubt.age) };
    },
    async begin(): Promise<void> {
      const creates = { $add: [{ $ifNull: ['$creates', 0] }, 1] };
      await write([{ $set: { creating: { since: '$$NOW', searched: 0 }, creates } }]);
    },
    async searchedOnceMore(): Promise<void> {
      await write({ $inc: { 'creating.searched': 1 } });
    },
    async forget(): Promise<void> {
      await write({ $unset: { creating: '' } });
    },
    async resolve(found: Found): Promise<Found> {
      const kept = keep(found);
      await write({ ...kept, $unset: { ...kept.$unset, creating: '' } });
      return found;
    },
  };
}
