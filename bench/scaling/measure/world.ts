import { MongoClient } from 'mongodb';
import { startMongod } from '../../../sandbox/mongod/index.ts';
import { seed } from '../../../sandbox/seed/seed.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { type OvenbirdProcess, startProcess } from '../../../test/support/process.ts';
import { signingKeys } from '../../../test/support/signing-keys.ts';

/** A MongoDB that nobody else uses, the stand-ins, and processes of Ovenbird as production runs them. */
export interface World {
  client: MongoClient;
  /** The bakery's database. */
  name: string;
  sandbox: Sandbox;
  /** Starts a process as production has it. @param port of something that passes on to mongod; by default mongod's own */
  start(role: 'web' | 'worker', port?: number): Promise<OvenbirdProcess>;
  /** Where mongod listens on this machine. */
  port: number;
  close(): Promise<void>;
}

const NAME = 'bakery';

export async function openWorld(): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const mongod = await startMongod();
  opened.defer(mongod.close);
  const uri = new URL(mongod.uri);
  uri.pathname = `/${NAME}`;
  const client = await MongoClient.connect(uri.href);
  opened.defer(() => client.close());
  const sandbox = await startSandbox({ port: 0 });
  opened.defer(sandbox.close);
  await seed({ mongodbUri: uri.href, sandboxUrl: sandbox.url });
  const own = { AUTH_SIGNING_KEYS: signingKeys('scaling'), PUBLIC_URL: 'http://bakery.test', PORT: '0', OPS_PORT: '0' };
  const rest = opened.move();
  return {
    ...{ client, sandbox, name: NAME, port: Number(uri.port) },
    start: (role, port = Number(uri.port)) => {
      const books = `mongodb://127.0.0.1:${port}/${NAME}?directConnection=true`;
      return startProcess({ ...sandbox.env, ...own, MONGODB_URI: books, ROLE: role });
    },
    close: () => rest.disposeAsync(),
  };
}
