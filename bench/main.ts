import { readFile, writeFile } from 'node:fs/promises';
import { measuredPartOf, withMeasuredPart } from './harness/document.ts';
import { measure } from './harness/measure.ts';
import { readOptions } from './harness/options.ts';
import type { Result } from './harness/result.ts';
import { tableOf } from './harness/table.ts';
import { rows as all } from './rows.ts';

/** `npm run bench`: measures, prints the table, and puts it into docs/benchmarks.md. */
const DOCUMENT = new URL('../docs/benchmarks.md', import.meta.url);
const say = (line: string) => console.error(line);

// What was started is ended with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { rows, rounds, write } = readOptions(process.argv.slice(2), process.env, all);
const results: Result[] = [];
for (const row of rows) {
  try {
    results.push(...(await measure(row, { rounds, say })));
  } catch (error) {
    // The others are measured all the same.
    process.exitCode = 1;
    console.error(`${row.name} could not be measured`, error);
  }
}

const names = all.map(({ name }) => name);
console.log(tableOf(results, '', names, new Date()));
if (write) {
  const document = await readFile(DOCUMENT, 'utf8');
  const table = tableOf(results, measuredPartOf(document), names, new Date());
  await writeFile(DOCUMENT, withMeasuredPart(document, table));
}
