import { setTimeout as pause } from 'node:timers/promises';
import { scrape } from '../../../test/support/metrics.ts';
import type { OvenbirdProcess } from '../../../test/support/process.ts';
import { commandsBetween, readServer, sum } from './server.ts';
import type { World } from './world.ts';

/** What one process costs while nobody orders anything. */
export interface IdleFigures {
  /** MongoDB's commands a second. */
  commandsPerSecond: number;
  /** The same by name. */
  commands: Record<string, number>;
  /** Connections that it holds at MongoDB. */
  connections: number;
  /** Its change streams and other open cursors there. */
  cursors: number;
  /** Of one core, in thousandths. */
  cpuPerMille: number;
  rssMb: number;
}

const SETTLE_MS = 15_000;

/** Looks at one process for so long; nothing else may use this MongoDB meanwhile. */
export async function measureIdle(world: World, role: 'web' | 'worker', milliseconds: number): Promise<IdleFigures> {
  const nobody = await readServer(world.client);
  const process = await world.start(role);
  try {
    // What the start brings, the directory's reading for one, is over then.
    await pause(SETTLE_MS);
    const used = await readProcess(process);
    const before = await readServer(world.client);
    await pause(milliseconds);
    const after = await readServer(world.client);
    const seconds = (after.at - before.at) / 1_000;
    const { cpuSeconds, rssMb } = await readProcess(process);
    const commands = commandsBetween(before, after);
    const perSecond = (count: number) => Math.round((count / seconds) * 100) / 100;
    return {
      commandsPerSecond: perSecond(sum(commands)),
      commands: Object.fromEntries(Object.entries(commands).map(([name, count]) => [name, perSecond(count)])),
      connections: after.connections - nobody.connections,
      cursors: after.openCursors - nobody.openCursors,
      cpuPerMille: Math.round(((cpuSeconds - used.cpuSeconds) / seconds) * 10_000) / 10,
      rssMb,
    };
  } finally {
    await process.terminate();
  }
}

/** What a process says of itself on its metrics page. */
export async function readProcess({ opsUrl }: OvenbirdProcess): Promise<{ cpuSeconds: number; rssMb: number }> {
  const page = await scrape(opsUrl);
  return {
    cpuSeconds: page.value('process_cpu_seconds_total') ?? Number.NaN,
    rssMb: Math.round((page.value('process_resident_memory_bytes') ?? Number.NaN) / 1e6),
  };
}
