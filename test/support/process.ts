import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

/** Ovenbird as a process of its own: `node src/index.ts`. */
export interface OvenbirdProcess {
  url: string;
  opsUrl: string;
  /** Its log so far, line by line. */
  log: readonly Record<string, unknown>[];
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end. @returns the exit code; null when a signal ended it */
  terminate(): Promise<number | null>;
}

const ENTRY = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/**
 * Starts Ovenbird and waits until it is ready.
 *
 * @param env see `RunningBakery.env`
 * @param entry another program that starts it, e.g. one with the outbox's times shortened
 */
export async function startProcess(env: Record<string, string>, entry = ENTRY): Promise<OvenbirdProcess> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [entry], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[code: number | null]>;
  const log: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => log.push(JSON.parse(line)));
  const said = (words: string) => log.find(({ msg }) => msg === words);

  const listening = await until('the process listens', () => child.exitCode === null && said('listening'));
  await until('the process is ready', () => said('ready'));
  return {
    url: `http://127.0.0.1:${listening.port}`,
    opsUrl: `http://127.0.0.1:${listening.opsPort}`,
    log,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async terminate() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
