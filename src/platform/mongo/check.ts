import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { broken, type Check, type Finding, fine } from '../checkup.ts';
import { messageOf } from '../errors.ts';

const OLDEST_RELEASE = 6;
const GUIDE = 'https://www.mongodb.com/docs/manual/tutorial/deploy-replica-set/';

/** https://www.mongodb.com/docs/manual/reference/command/hello/ */
const hello = z.object({ setName: z.string().optional(), msg: z.string().optional() });

/** Whether the books can be kept there: a replica set or sharded cluster, new enough, that lets us write and listen. */
export const checkMongo =
  (uri: string): Check =>
  async () => {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000, appName: 'ovenbird doctor' });
    try {
      const { setName, msg } = hello.parse(await client.db('admin').command({ hello: 1 }));
      const { version } = z.object({ version: z.string() }).parse(await client.db('admin').command({ buildInfo: 1 }));
      const kind = setName ? `replica set ${setName}` : msg === 'isdbgrid' ? 'sharded cluster' : undefined;
      if (!kind) {
        return [broken(`MongoDB ${version} stands alone`, `Make it a replica set, of one member if need be: ${GUIDE}`)];
      }
      return [releaseFinding(version, kind), await writing(client), await listening(client)];
    } finally {
      await client.close();
    }
  };

function releaseFinding(version: string, kind: string): Finding {
  const what = `MongoDB ${version}, ${kind}`;
  return Number.parseInt(version, 10) >= OLDEST_RELEASE
    ? fine(what)
    : broken(what, `Ovenbird needs MongoDB ${OLDEST_RELEASE}.0 or later: upgrade it.`);
}

/** In a transaction that is given up: nothing of it stays. */
async function writing(client: MongoClient): Promise<Finding> {
  const what = 'transactions on its database';
  try {
    await client.withSession(async (session) => {
      session.startTransaction();
      await client.db().collection<{ _id: string }>('counters').insertOne({ _id: 'doctor' }, { session });
      await session.abortTransaction();
    });
    return fine(what);
  } catch (error) {
    return broken(`${what}: ${messageOf(error)}`, 'Give the user of MONGODB_URI the role readWrite on that database.');
  }
}

async function listening(client: MongoClient): Promise<Finding> {
  const what = 'change streams on its database';
  const stream = client.db().watch();
  try {
    await stream.tryNext();
    return fine(what);
  } catch (error) {
    return broken(`${what}: ${messageOf(error)}`, 'Give the user of MONGODB_URI the role readWrite on that database.');
  } finally {
    await stream.close();
  }
}
