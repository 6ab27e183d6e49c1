import { type Result, type Round, resultOf } from './result.ts';
import type { Contest, Readings, Row } from './row.ts';

const ROUNDS = 5;
const WARM_UPS = 1;

interface Measuring {
  /** In place of the row's own number. */
  rounds?: number;
  say(line: string): void;
}

/**
 * Measures both sides of a row in turns, in the same run on the same machine: whatever else the machine does meets both.
 *
 * @returns a result for each of the row's figures
 */
export async function measure(row: Row, { rounds = row.rounds ?? ROUNDS, say }: Measuring): Promise<Result[]> {
  const contest = await row.open();
  try {
    for (let warmUp = 0; warmUp < (row.warmUps ?? WARM_UPS); warmUp += 1) await play(contest, warmUp);
    const played: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const both = await play(contest, round);
      say(`${row.name} ${round + 1}/${rounds}: ours ${readable(both.ours)}; baseline ${readable(both.baseline)}`);
      played.push(both);
    }
    return Object.keys(row.figures).map((figure) => resultOf(row, figure, played));
  } finally {
    await contest.close();
  }
}

/** Who goes first changes from round to round. */
async function play(contest: Contest, round: number): Promise<Round> {
  if (round % 2 === 0) {
    const ours = await contest.ours();
    return { ours, baseline: await contest.baseline?.() };
  }
  const baseline = await contest.baseline?.();
  return { ours: await contest.ours(), baseline };
}

function readable(readings: Readings | undefined): string {
  if (!readings) return 'none';
  return Object.entries(readings)
    .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
    .join(', ');
}
