import { randomOf } from '../../../test/chaos/load/random.ts';

/** What falls on one primary when the clocks of many bakeries strike together, beside what their orders ask of it. */
export interface Strike {
  bakeries: number;
  /** Cores that the primary has. */
  cores: number;
  /** MongoDB's commands that one bakery's clock brings about at a full minute. */
  commandsAStrike: number;
  /** What orders ask for at the same time, of all bakeries together. */
  commandsASecond: number;
  /** What one command takes of a core, in microseconds. */
  usPerCommand: number;
  /** Over so many seconds the bakeries' clocks are spread; 0: all strike at once. */
  spreadSeconds: number;
  seed: number;
}

/** How long commands wait for a core, in milliseconds. */
export interface Waits {
  median: number;
  p99: number;
  longest: number;
}

/** So long is looked at, and at least until the last clock has struck. */
const AT_LEAST_SECONDS = 10;

/**
 * The first seconds of a full minute at a primary, event by event: commands come, wait for a core, take their time. A bakery's strike sends its
 * commands one after the other, as a process does; orders' commands come whenever they like.
 */
export function simulateMinute(strike: Strike): Waits {
  const { bakeries, cores, commandsAStrike, commandsASecond, usPerCommand, spreadSeconds, seed } = strike;
  const random = randomOf(seed);
  const serviceMs = usPerCommand / 1_000;
  const free = new Float64Array(cores);
  const waits: number[] = [];

  /** What comes next: the time, and how many commands of the same bakery follow it. */
  const due: { at: number; left: number }[] = [];
  for (let which = 0; which < bakeries; which++) {
    due.push({ at: random.next() * spreadSeconds * 1_000, left: commandsAStrike - 1 });
  }
  const seconds = Math.max(AT_LEAST_SECONDS, spreadSeconds);
  for (let which = 0; which < commandsASecond * seconds; which++) {
    due.push({ at: random.next() * seconds * 1_000, left: 0 });
  }
  due.sort((a, b) => a.at - b.at);

  // Whoever was answered asks again behind those who wait: within a queue, first come is first served.
  const again: { at: number; left: number }[] = [];
  for (let next = 0, back = 0; next < due.length || back < again.length; ) {
    const [fresh, returning] = [due[next], again[back]];
    const isReturning = returning !== undefined && (fresh === undefined || returning.at <= fresh.at);
    const command = isReturning ? returning : fresh;
    if (!command) break;
    if (isReturning) back++;
    else next++;
    const core = earliest(free);
    const start = Math.max(command.at, free[core] ?? 0);
    const end = start + serviceMs;
    free[core] = end;
    waits.push(start - command.at);
    if (command.left > 0) again.push({ at: end, left: command.left - 1 });
  }
  waits.sort((a, b) => a - b);
  const share = (part: number) => Math.round((waits[Math.floor(part * (waits.length - 1))] ?? 0) * 10) / 10;
  return { median: share(0.5), p99: share(0.99), longest: share(1) };
}

function earliest(free: Float64Array): number {
  let found = 0;
  for (let core = 1; core < free.length; core++) if ((free[core] ?? 0) < (free[found] ?? 0)) found = core;
  return found;
}
