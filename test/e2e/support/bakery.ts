import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bakery, openWorkspace } from '../../../sandbox/client/index.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 60_000;

/** The whole bakery as `npm start` runs it, on ports and in a folder of its own. */
export interface StartedBakery extends Bakery {
  /** Of the page. */
  url: string;
  /** Where Ovenbird listens. */
  appUrl: string;
  stop(): Promise<void>;
}

/**
 * @param mongodbUri absent: it has a MongoDB of its own
 * @throws with what was said when it does not start
 */
export async function startBakery(mongodbUri?: string): Promise<StartedBakery> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-e2e-'));
  const child = spawn(process.execPath, ['sandbox/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', DATA_DIR: dataDir, PORT: '0', OPS_PORT: '0', SANDBOX_PORT: '0', MONGODB_URI: mongodbUri },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await output(child.stdout, once(child, 'exit'));
  const address = (name: string) => new RegExp(`${name} +(http://[\\d.:]+)`).exec(said)?.[1] ?? '';
  const url = address('Workspace');
  return {
    ...openWorkspace(url),
    url,
    appUrl: address('Ovenbird'),
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything said up to `ready`. */
async function output(stdout: NodeJS.ReadableStream, exited: Promise<unknown>): Promise<string> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  let said = '';
  const patience = setTimeout(() => reject(new Error(`The bakery was not ready in time:\n${said}`)), READY_WITHIN_MS);
  exited.then(() => reject(new Error(`The bakery did not start:\n${said}`)));
  stdout.on('data', (chunk) => {
    said += chunk;
    if (/^ready$/m.test(said)) done(said);
  });
  return promise.finally(() => clearTimeout(patience));
}
