import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '../../../sandbox/client/until.ts';

/** Ovenbird as a process of its own, all of whose words are kept: standard output and standard error, as they came. */
export interface OverheardProcess {
  output(): string;
  /** Its log: the lines of the output that are JSON. Only `\n` ends one. */
  log(): Record<string, unknown>[];
  /** Waits until it is ready. @throws Error with what it said where it ends before */
  ready(): Promise<{ url: string; opsUrl: string }>;
  /** Waits until it ends by itself, or asks it to. @returns its exit code */
  ended(signal?: NodeJS.Signals): Promise<number | null>;
}

const ENTRY = fileURLToPath(new URL('../../../src/index.ts', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** @param env all of its environment but PATH and HOME. @param entry another program that starts it */
export function overhear(env: Record<string, string | undefined>, entry = ENTRY): OverheardProcess {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [entry], { env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'close') as Promise<[code: number | null]>;
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => words.push(chunk));
  const output = () => Buffer.concat(words).toString('utf8');
  const log = () =>
    output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Record<string, unknown> => JSON.parse(line));

  return {
    output,
    log,
    async ready() {
      const said = await until(
        'the process is ready',
        () => (child.exitCode === null ? bothSaid(output()) : 'ended'),
        READY_WITHIN_MS,
      );
      if (said === 'ended') throw new Error(`the process ended: ${output()}`);
      const listening = log().find(({ msg }) => msg === 'listening');
      return { url: `http://127.0.0.1:${listening?.port}`, opsUrl: `http://127.0.0.1:${listening?.opsPort}` };
    },
    async ended(signal) {
      if (signal) child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

const bothSaid = (output: string) => output.includes('"msg":"listening"') && output.includes('"msg":"ready"');
