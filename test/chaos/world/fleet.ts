import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../sandbox/port.ts';
import { until } from '../../support/until.ts';
import { PROCESSES, type ProcessName } from '../load/deeds.ts';

/** Ovenbird's processes, each started again when it ends, as Kubernetes or systemd do it. */
export interface Fleet {
  /** Ends a process; it comes back after a while. */
  kill(name: ProcessName, signal: NodeJS.Signals, forMs: number): void;
  /** Waits until all are ready. */
  ready(): Promise<void>;
  /** The processes that ended though nobody ended them. */
  crashes: readonly string[];
  stop(): Promise<void>;
}

export interface FleetOptions {
  env: Record<string, string>;
  /** Where the web processes listen. */
  webPorts: readonly number[];
  /** Takes their logs. */
  logs: string;
}

const ENTRY = fileURLToPath(new URL('../../../src/index.ts', import.meta.url));
const READY_WITHIN_MS = 90_000;
const BACK_AFTER_MS = 500;

export async function startFleet({ env, webPorts, logs }: FleetOptions): Promise<Fleet> {
  const { PATH = '', HOME = '' } = process.env;
  const crashes: string[] = [];
  let stopping = false;

  async function run(name: ProcessName, index: number) {
    const opsPort = await freePort();
    const log = openSync(join(logs, `${name}.log`), 'a');
    const role = { ROLE: name.startsWith('web') ? 'web' : 'worker', PORT: String(webPorts[index] ?? 0) };
    const member = { name, opsPort, child: undefined as ChildProcess | undefined, backAfter: undefined as number | undefined };
    const supervise = async () => {
      while (!stopping) {
        member.backAfter = undefined;
        member.child = spawn(process.execPath, [ENTRY], {
          env: { PATH, HOME, ...env, ...role, OPS_PORT: String(opsPort) },
          stdio: ['ignore', log, log],
        });
        const [code, signal] = await once(member.child, 'exit');
        if (!stopping && member.backAfter === undefined) crashes.push(`${name} ended by itself: ${signal ?? code}`);
        if (!stopping) await wait(member.backAfter ?? BACK_AFTER_MS);
      }
    };
    return { member, ended: supervise() };
  }

  const running = await Promise.all(PROCESSES.map(run));
  const isReady = async (port: number) => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    return answer?.ok ?? false;
  };
  return {
    crashes,
    kill(name, signal, forMs) {
      const { member } = running.find((one) => one.member.name === name) ?? {};
      if (!member?.child || member.backAfter !== undefined) return;
      member.backAfter = forMs;
      member.child.kill(signal);
    },
    async ready() {
      for (const { member } of running)
        await until(`${member.name} is ready`, () => isReady(member.opsPort), READY_WITHIN_MS);
    },
    async stop() {
      stopping = true;
      for (const { member } of running) member.child?.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
