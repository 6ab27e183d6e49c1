import { max, median, min } from 'simple-statistics';
import type { Figure, Readings, Row, Target } from './row.ts';

/** What both sides measured, one right after the other. */
export interface Round {
  ours: Readings;
  baseline?: Readings;
}

export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** What became of one figure over all rounds. */
export interface Result {
  row: Pick<Row, 'name' | 'what' | 'baseline'>;
  figure: Figure;
  /** The median of our side. */
  ours: number;
  /** The median of the baseline, where there is one. */
  baseline?: number;
  /** What is held against the target, round by round. */
  judged: Spread;
  /** Whether the median is within the target. */
  met: boolean;
}

/** @throws when a side did not measure the figure, or it is to be compared with a baseline that is not there */
export function resultOf(row: Row, name: string, rounds: readonly Round[]): Result {
  const figure = row.figures[name];
  if (!figure) throw new Error(`${row.name} has no figure ${name}`);
  const ours = rounds.map((round) => readingOf(round.ours, name, row));
  const baseline = rounds.flatMap((round) => (round.baseline ? readingOf(round.baseline, name, row) : []));
  const judged = spreadOf(ours.map((value, round) => compared(figure, value, baseline[round])));
  return {
    row,
    figure,
    ours: median(ours),
    baseline: baseline.length > 0 ? median(baseline) : undefined,
    judged,
    met: isWithin(judged.median, figure.target),
  };
}

function readingOf(readings: Readings, name: string, row: Row): number {
  const value = readings[name];
  if (value === undefined || !Number.isFinite(value)) throw new Error(`${row.name} did not measure ${name}`);
  return value;
}

function compared({ judged, title }: Figure, ours: number, baseline: number | undefined): number {
  if (judged === 'ours') return ours;
  if (baseline === undefined) throw new Error(`${title} has no baseline to be compared with`);
  return judged === 'ratio' ? ours / baseline : ours - baseline;
}

function spreadOf(values: number[]): Spread {
  return { median: median(values), least: min(values), most: max(values) };
}

function isWithin(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
