import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../../../sandbox/client/until.ts';
import { PROCESSES, type ProcessName } from '../load/deeds.ts';

/** Ovenbird's processes, each started again when it ends, as Kubernetes or systemd do it. */
export interface Fleet {
  /** Ends a process; it comes back after a while. */
  kill(name: ProcessName, signal: NodeJS.Signals, forMs: number): void;
  /** Waits until all are ready. */
  ready(): Promise<void>;
  /** Where the web processes listen at the moment. */
  webPorts(): number[];
  /** The processes that ended though nobody ended them. */
  crashes: readonly string[];
  stop(): Promise<void>;
}

/** One of the processes, as it is at the moment. */
interface Member {
  name: ProcessName;
  child?: ChildProcess;
  listening?: { port?: number; opsPort: number };
  /** It was ended, and comes back after so many milliseconds. */
  backAfter?: number;
}

const ENTRY = fileURLToPath(new URL('../../../src/index.ts', import.meta.url));
const READY_WITHIN_MS = 90_000;
const BACK_AFTER_MS = 500;

/** @param env see `Sandbox.env`. @param logs the folder that takes the processes' logs */
export function startFleet(env: Record<string, string>, logs: string): Fleet {
  const { PATH = '', HOME = '' } = process.env;
  const crashes: string[] = [];
  let stopping = false;

  async function run(member: Member): Promise<void> {
    const role = { ROLE: member.name.startsWith('web') ? 'web' : 'worker', PORT: '0', OPS_PORT: '0' };
    const log = createWriteStream(join(logs, `${member.name}.log`), { flags: 'a' });
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(process.execPath, [ENTRY], { env: { PATH, HOME, ...env, ...role }, stdio: [...stdio] });
    member.child = child;
    child.stderr.pipe(log, { end: false });
    child.stdout.pipe(log, { end: false });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"listening"')) member.listening = JSON.parse(line);
    });
    const [code, signal] = await once(child, 'exit');
    if (!stopping && member.backAfter === undefined) crashes.push(`${member.name} ended by itself: ${signal ?? code}`);
    member.listening = undefined;
    log.end();
  }

  async function keepRunning(member: Member): Promise<void> {
    while (!stopping) {
      member.backAfter = undefined;
      await run(member);
      if (!stopping) await wait(member.backAfter ?? BACK_AFTER_MS);
    }
  }

  const members = PROCESSES.map((name): Member => ({ name }));
  const ended = members.map(keepRunning);

  async function isReady({ listening }: Member): Promise<boolean> {
    if (!listening) return false;
    const answer = await fetch(`http://127.0.0.1:${listening.opsPort}/readyz`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  return {
    crashes,
    webPorts: () => members.flatMap(({ listening }) => listening?.port ?? []),
    kill(name, signal, forMs) {
      const member = members.find((one) => one.name === name);
      if (!member?.child || member.backAfter !== undefined) return;
      member.backAfter = forMs;
      member.child.kill(signal);
    },
    async ready() {
      for (const member of members) await until(`${member.name} is ready`, () => isReady(member), READY_WITHIN_MS);
    },
    async stop() {
      stopping = true;
      for (const { child } of members) child?.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}
