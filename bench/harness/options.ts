import { parseArgs } from 'node:util';
import type { Row } from './row.ts';

export interface Options {
  rows: readonly Row[];
  /** In place of each row's own number. */
  rounds?: number;
  /** Whether docs/benchmarks.md is written. */
  write: boolean;
}

/**
 * Reads `[name...] [--rounds n] [--no-write]`; `BENCH_ROUNDS` is `--rounds` as a variable.
 *
 * @throws when there is no row of that name, or the rounds are no number
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv, all: readonly Row[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: { rounds: { type: 'string' }, write: { type: 'boolean', default: true } },
  });
  const unknown = positionals.filter((name) => !all.some((row) => row.name === name));
  if (unknown.length > 0) {
    throw new Error(`no row is called ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  const named = all.filter(({ name }) => positionals.includes(name));
  const rows = positionals.length > 0 ? named : all.filter(({ onlyNamed }) => !onlyNamed);
  return { rows, rounds: roundsIn(values.rounds ?? env.BENCH_ROUNDS), write: values.write };
}

function roundsIn(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`rounds must be a whole number from 1, and is ${text}`);
  return Number(text);
}
