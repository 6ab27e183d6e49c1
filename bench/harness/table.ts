import type { Result } from './result.ts';
import type { Figure, Target } from './row.ts';

const HEAD = [
  '| name | what | ours | baseline | compared: median (least to most) | target | | measured |',
  '|---|---|---|---|---|---|---|---|',
];

/** A line of the table: `| `, the row's name in backticks, and so on. */
const LINE = /^\| `([^`]+)` \|/;

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/**
 * The results as a Markdown table. Lines of rows that were not measured now are kept as they are.
 *
 * @param earlier the table as it stands, or nothing
 * @param order the names of all rows: in this order the table has them; lines of others are dropped
 * @param at when it was measured
 */
export function tableOf(results: readonly Result[], earlier: string, order: readonly string[], at: Date): string {
  const kept = earlier.split('\n').filter((line) => LINE.test(line));
  const lines = order.flatMap((name) => {
    const measured = results.filter(({ row }) => row.name === name).map((result) => lineOf(result, at));
    return measured.length > 0 ? measured : kept.filter((line) => LINE.exec(line)?.[1] === name);
  });
  return [...HEAD, ...lines].join('\n');
}

function lineOf({ row, figure, ours, baseline, judged, met }: Result, at: Date): string {
  const cells = [
    `\`${row.name}\``,
    `${row.what}: ${figure.title}${row.baseline ? `, against ${row.baseline}` : ''}`,
    amount(ours, figure),
    baseline === undefined ? '' : amount(baseline, figure),
    spread(judged, figure),
    inWords(figure),
    met ? 'ok' : '**missed**',
    `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function amount(value: number, { unit }: Figure): string {
  return `${number.format(value)} ${unit}`.trimEnd();
}

function spread({ median, least, most }: Result['judged'], figure: Figure): string {
  const [middle, from, to] = [median, least, most].map((value) => compared(value, figure));
  return `${middle} (${from} to ${to})`;
}

function inWords(figure: Figure): string {
  const { target } = figure;
  return `${word(target)} ${compared('atLeast' in target ? target.atLeast : target.atMost, figure)}`;
}

const word = (target: Target) => ('atLeast' in target ? 'at least' : 'at most');

function compared(value: number, figure: Figure): string {
  if (figure.judged === 'ratio') return `${number.format(value)} x`;
  return `${figure.judged === 'difference' && value > 0 ? '+' : ''}${amount(value, figure)}`;
}
