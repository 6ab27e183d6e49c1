import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '../../sandbox/client/until.ts';

/** Ovenbird as a process of its own: `node src/index.ts`. */
export interface OvenbirdProcess {
  url: string;
  opsUrl: string;
  /** Its log so far, line by line. */
  log: readonly Record<string, unknown>[];
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /**
   * Asks it to end: at once by SIGINT; by SIGTERM it goes on serving for a moment, so that a load balancer sees it leave.
   *
   * @returns the exit code; null when a signal ended it
   */
  terminate(signal?: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
}

const ENTRY = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/** Beside other tests on few cores. */
const STARTS_WITHIN_MS = 60_000;

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

  const isAlive = () => child.exitCode === null;
  async function ready(): Promise<Record<string, unknown>> {
    const listening = await until('the process listens', () => isAlive() && said('listening'), STARTS_WITHIN_MS);
    await until('the process is ready', () => said('ready'), STARTS_WITHIN_MS);
    return listening;
  }
  const listening = await ready().catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url: `http://127.0.0.1:${listening.port}`,
    opsUrl: `http://127.0.0.1:${listening.opsPort}`,
    log,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async terminate(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
