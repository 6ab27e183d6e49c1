import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program under measurement, as a process of its own. */
export interface Running {
  /** Where it listens; undefined where it does not. */
  url?: string;
  /** From the spawn to its line `ready`. */
  readyMs: number;
  /** Resident memory in MB, as Linux counts it. */
  memory(): Promise<number>;
  /** Has it do something, and waits for what it answers. One at a time. */
  ask<Answer>(question: unknown): Promise<Answer>;
  /** Hears everything that it says of its own accord. */
  onSaid(listen: (said: unknown) => void): void;
  stop(): Promise<void>;
}

/** Ovenbird itself. */
export const OVENBIRD = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/** One of the programs in `bench/processes`. */
export const program = (name: string) => fileURLToPath(new URL(`../processes/${name}.ts`, import.meta.url));

/**
 * Starts a program and waits until it logs `ready`; where it listens it has logged `listening` with its `port` before.
 * `BENCH_NODE_OPTIONS` is handed on as `NODE_OPTIONS`: `--cpu-prof` makes a profile of it.
 *
 * @param nodeArgs what stands before the entry
 * @throws when it ends before it is ready
 */
export async function startProcess(
  entry: string,
  env: Record<string, string>,
  nodeArgs: readonly string[] = [],
): Promise<Running> {
  const { PATH = '', HOME = '', BENCH_NODE_OPTIONS: NODE_OPTIONS = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, entry], {
    env: { PATH, HOME, NODE_OPTIONS, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('a child process has no standard output');
  // Also when this process ends in the middle.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').finally(() => process.off('exit', kill));
  let port: number | undefined;
  const ready = new Promise<number>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.includes('"listening"')) port = JSON.parse(line).port;
      if (line.includes('"ready"')) resolve(performance.now() - startedAt);
    });
    exited.then(([code, signal]) => reject(new Error(`${entry} ended before it was ready: ${signal ?? code}`)));
  });
  const readyMs = await ready;
  return {
    url: port === undefined ? undefined : `http://127.0.0.1:${port}`,
    readyMs,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
    },
    async ask<Answer>(question: unknown) {
      const answered = once(child, 'message');
      child.send(question as object);
      return (await answered)[0] as Answer;
    },
    onSaid: (listen) => child.on('message', listen),
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}
