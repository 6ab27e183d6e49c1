import { MongoClient } from 'mongodb';
import { type Mongod, startMongod } from '../../../sandbox/mongod/index.ts';

/** The replica set of one that all processes share. */
export interface Server {
  /** With the database's name. */
  uri: string;
  client: MongoClient;
  /** The primary steps down, and for two seconds there is none. */
  stepDown(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'chaos';
const NO_PRIMARY_SECONDS = 2;

export async function openServer(dataDir: string): Promise<Server> {
  const running: { mongod: Mongod } = { mongod: await startMongod({ dataDir }) };
  const uri = new URL(running.mongod.uri);
  uri.pathname = `/${DATABASE}`;
  const client = await MongoClient.connect(uri.href, { serverSelectionTimeoutMS: 60_000 });
  // One trouble at a time: a server that restarts cannot step down.
  let turn: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<unknown>) => {
    turn = turn.then(work);
    return turn.then(() => undefined);
  };
  return {
    uri: uri.href,
    client,
    stepDown: () =>
      next(async () => {
        const command = { replSetStepDown: NO_PRIMARY_SECONDS, secondaryCatchUpPeriodSecs: 0, force: true };
        await client.db('admin').command(command);
        await client.db('admin').command({ ping: 1 }, { readPreference: 'primary' });
      }),
    restart: () =>
      next(async () => {
        await running.mongod.close();
        running.mongod = await startMongod({ dataDir });
      }),
    close: async () => {
      await client.close();
      await running.mongod.close();
    },
  };
}
