import { once } from 'node:events';
import { join } from 'node:path';
import { startMongod } from '../mongod/index.ts';
import type { Page } from '../page/index.ts';
import { seed } from '../seed/seed.ts';
import { startSandbox } from '../server.ts';
import { writeAppEnv } from './app-env.ts';
import { startApp } from './app-process.ts';
import { lockFolder } from './lock.ts';
import { checkPorts, type Environment, readSettings, urlOf } from './settings.ts';
import { keepSigningKeys } from './signing-keys.ts';
import { addressTable } from './table.ts';

export interface RunOptions {
  env: Environment;
  /** The app's program. */
  entry: string;
  say(text: string): void;
  /** Makes the workspace page; absent: there is none. */
  page?(): Promise<Page>;
  /** Aborted: stop everything in order. */
  signal: AbortSignal;
}

/**
 * Runs the whole bakery: MongoDB, the stand-ins, the app; until the signal is aborted or the app ends by itself. They
 * stop in the reverse order, so that the app can finish its work with everything it needs still there. An app that others
 * run (`SANDBOX_APP_URL`) finds what it needs to know in `app.env` in the data folder.
 *
 * @returns the exit code: 0 when it was asked to stop
 */
export async function runBakery({ env, entry, say, page, signal }: RunOptions): Promise<number> {
  const running = new AsyncDisposableStack();
  try {
    const settings = await readSettings(env);
    const lock = await lockFolder(settings.dataDir);
    running.defer(lock.release);
    await checkPorts(settings);

    const mongodbUri = settings.mongodbUri ?? (await ownMongodb(settings.dataDir, say, running));
    signal.throwIfAborted();
    const { dataDir, standIns, port, opsPort, sandboxPort, host, bindAddress, appUrl } = settings;
    const sandbox = await startSandbox({
      port: sandboxPort,
      host,
      dataDir,
      standIns,
      limits: true,
      page: await page?.(),
    });
    running.defer(sandbox.close);
    if (standIns.includes('slack')) await seed({ mongodbUri, sandboxUrl: sandbox.url, dataDir });

    const logFile = join(dataDir, 'ovenbird.log');
    const signing = await keepSigningKeys(dataDir, env);
    const appEnv = { ...sandbox.env, ...ownKeys(env), ...signing };
    const ends: Promise<string | undefined>[] = [once(signal, 'abort').then(() => undefined)];
    if (appUrl === undefined) {
      const books = { MONGODB_URI: mongodbUri, MONGODB_URI_FILE: undefined };
      const where = { PORT: String(port), OPS_PORT: String(opsPort), BIND_ADDRESS: bindAddress };
      const readyUrl = `${urlOf(bindAddress, opsPort)}/readyz`;
      const app = await startApp({ entry, env: { ...env, ...appEnv, ...books, ...where }, readyUrl, logFile, signal });
      running.defer(app.stop);
      ends.push(app.exited);
    } else {
      await writeAppEnv(dataDir, appEnv);
    }
    sandbox.connect(appUrl ?? urlOf(bindAddress, port));
    say(addressTable({ settings, sandbox, mongodbUri, logFile }));
    say('ready');
    signal.throwIfAborted();

    const end = await Promise.race(ends);
    if (end === undefined) return 0;
    say(`Ovenbird ended by itself (${end}); its last words are in ${logFile}`);
    return 1;
  } catch (error) {
    if (signal.aborted) return 0;
    say((error as Error).message);
    return 1;
  } finally {
    if (signal.aborted) say('stopping');
    await running.disposeAsync();
  }
}

/** Where something of AWS is real, its keys stand as they are, also if there are none; to the stand-in any are as good. */
function ownKeys({ SES_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: Environment): Environment {
  return SES_REGION || AWS_ACCESS_KEY_ID ? { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } : {};
}

async function ownMongodb(
  dataDir: string,
  say: (text: string) => void,
  running: AsyncDisposableStack,
): Promise<string> {
  const mongod = await startMongod({ dataDir, say });
  running.defer(mongod.close);
  const uri = new URL(mongod.uri);
  uri.pathname = '/ovenbird';
  return uri.href;
}
