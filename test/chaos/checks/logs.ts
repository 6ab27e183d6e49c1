import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countBy } from './findings.ts';

interface Line {
  level: string;
  msg: string;
  outcome?: string;
  err?: { type?: string; message?: string; code?: unknown };
}

/** What a process says only of a fault of its own: nothing outside that is down, slow or gone may bring it about. */
const FAULTS = new Set(['a request failed', 'unhandled rejection', 'cannot get ready']);

/** @param folder with the processes' logs. @returns each kind of fault in them, with how often it came up */
export async function complaintsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const logs = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const faults = logs.flatMap((log) => log.split('\n').flatMap(faultIn));
  return [...countBy(faults, (fault) => fault)].map(([fault, times]) => `${times} x ${fault}`);
}

function faultIn(text: string): string[] {
  // A process that was killed may have died in the middle of a line; what Node itself says on its way out is none of JSON.
  if (!text.startsWith('{')) return text.trim() === '' ? [] : [text.slice(0, 200)];
  if (!text.endsWith('}')) return [];
  const { level, msg, err, outcome }: Line = JSON.parse(text);
  const isFault = level === 'fatal' || FAULTS.has(msg) || outcome === 'dead';
  return isFault ? [`${msg}: ${err?.type} ${err?.code ?? ''} ${err?.message ?? ''}`.slice(0, 300)] : [];
}
