import { mostBakeries, mostOrdersADay } from './breaking.ts';
import type { Figures } from './figures.ts';
import { type Load, loadOf } from './load.ts';
import { simulateMinute, type Waits } from './minute.ts';

/** Orders a day of each bakery: a small one, and one that is busy from morning to evening. */
const DAYS = [20, 200] as const;
const NUMBERS = [1, 100, 10_000] as const;

const LOADS: Readonly<Record<keyof Load, string>> = {
  fileDescriptors: 'open files of mongod, connections included',
  collectionsAndIndexes: 'collections and indexes',
  connections: 'connections',
  changeStreams: 'change streams',
  commandsPerSecond: 'commands a second',
  commandCores: 'cores of mongod for commands',
  streamCores: 'cores of mongod for change streams',
  emptyMemoryGb: 'memory of mongod for empty databases, GB',
  diskGbAYear: 'disk after a year, GB',
  appMemoryGb: "memory of Ovenbird's processes, GB",
  appCores: "cores of Ovenbird's processes",
  slackUpdatesAMinute: 'updates of cards a minute in one Slack workspace',
};

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const said = (value: number) => (Number.isFinite(value) ? number.format(value) : 'never');

/** What the model says, as the Markdown that stands in docs/scaling.md. */
export function reportOf(figures: Figures): string {
  return [loads(figures), breakings(figures), singleBakery(figures), minutes(figures)].join('\n\n');
}

function loads(figures: Figures): string {
  const columns = DAYS.flatMap((ordersADay) => NUMBERS.map((bakeries) => ({ bakeries, ordersADay })));
  const rows = (Object.keys(LOADS) as (keyof Load)[]).map((resource) => [
    LOADS[resource],
    ...columns.map((column) => said(loadOf(column, figures)[resource])),
  ]);
  const heads = columns.map(({ bakeries, ordersADay }) => `${said(bakeries)} x ${ordersADay} a day`);
  return table(['in the busiest hour', ...heads], rows);
}

function breakings(figures: Figures): string {
  const [few = [], many = []] = DAYS.map((ordersADay) => mostBakeries(ordersADay, figures));
  const rows = few.map(({ limit, most }) => {
    const busy = many.find((other) => other.limit === limit)?.most ?? Number.NaN;
    return [limit.name, said(limit.most), said(most), said(busy), limit.remedy];
  });
  const heads = DAYS.map((ordersADay) => `bakeries at ${ordersADay} a day`);
  return table(['what one replica set runs out of', 'limit', ...heads, 'remedy'], rows);
}

function singleBakery(figures: Figures): string {
  const rows = mostOrdersADay(figures).map(({ limit, most }) => [limit.name, said(limit.most), said(most)]);
  return table(['what a single bakery runs out of', 'limit', 'orders a day'], rows);
}

/** A tick of the clock reads the settings and, for each line of the schedule, the event. */
const COMMANDS_A_TICK = 10;
/** Every fifth minute alerts are looked for: an event and its delivery more. */
const COMMANDS_EVERY_FIVE_MINUTES = 30;

function minutes({ quiet, busy }: Figures): string {
  const commandsAnOrder = quiet.web.commands + quiet.worker.commands;
  const rows = [400, 10_000].flatMap((bakeries) =>
    [0, 30].map((spreadSeconds) => {
      const waits = simulateMinute({
        ...{ bakeries, cores: 16, spreadSeconds, seed: 1 },
        commandsAStrike: COMMANDS_A_TICK + COMMANDS_EVERY_FIVE_MINUTES,
        commandsASecond: (bakeries * 20 * 0.2 * commandsAnOrder) / 3_600,
        usPerCommand: busy.mongodUsPerCommand,
      });
      return [said(bakeries), `${spreadSeconds} s`, ...inMilliseconds(waits)];
    }),
  );
  return table(['bakeries on one primary', 'clocks spread over', 'median wait', 'p99', 'longest'], rows);
}

const inMilliseconds = ({ median, p99, longest }: Waits) => [median, p99, longest].map((wait) => `${said(wait)} ms`);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
