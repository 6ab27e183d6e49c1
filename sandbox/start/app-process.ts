import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from './settings.ts';

export interface AppOptions {
  /** The program to run. */
  entry: string;
  env: Environment;
  /** Where it says that it is ready. */
  readyUrl: string;
  logFile: string;
  signal: AbortSignal;
}

export interface AppProcess {
  /** Resolves when it ends, to how it ended: `code 1`, `signal SIGKILL`. */
  exited: Promise<string>;
  /** Lets it finish what is under way, then waits for its end. */
  stop(): Promise<void>;
}

const LEASH = new URL('./leash.ts', import.meta.url).href;
const READY_WITHIN_MS = 60_000;
/** The app itself stops within ten. */
const STOPPED_WITHIN_MS = 15_000;
const LOG_TAIL_LINES = 15;

/**
 * Starts the app as a process of its own, its log going to a file, and waits until it says that it is ready.
 *
 * @throws with the end of the log when it ends before that
 */
export async function startApp({ entry, env, readyUrl, logFile, signal }: AppOptions): Promise<AppProcess> {
  const log = await open(logFile, 'w');
  const child = spawn(process.execPath, ['--import', LEASH, entry], {
    env: { ...env },
    // Its own process group: Ctrl-C reaches the sandbox alone, which then stops everything in order.
    detached: true,
    stdio: ['ignore', log.fd, 'inherit', 'ipc'],
  });
  await log.close();
  const exited = once(child, 'exit').then(([code, killer]) => (killer ? `signal ${killer}` : `code ${code}`));
  const stop = () => stopChild(child, exited);
  try {
    await ready(readyUrl, exited, signal);
    return { exited, stop };
  } catch (error) {
    await stop();
    const tail = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
    throw new Error(`${(error as Error).message}\n${tail}`.trimEnd());
  }
}

async function ready(url: string, exited: Promise<string>, signal: AbortSignal): Promise<void> {
  let end: string | undefined;
  exited.then((how) => {
    end = how;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    signal.throwIfAborted();
    if (end !== undefined) throw new Error(`Ovenbird did not start (${end})`);
    if (Date.now() > deadline) throw new Error(`Ovenbird was not ready within ${READY_WITHIN_MS / 1000} s`);
    await delay(50);
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

async function stopChild(child: ChildProcess, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // As Ctrl-C: there is no load balancer that it would have to wait for.
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await exited;
  clearTimeout(patience);
}
