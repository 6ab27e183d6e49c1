import { readFile, writeFile } from 'node:fs/promises';
import { withMeasuredPart } from '../harness/document.ts';
import { readFigures } from './model/figures.ts';
import { reportOf } from './model/report.ts';

/** `node bench/scaling/main.ts`: what the model makes of the measured figures; `--write` puts it into docs/scaling.md. */
const DOCUMENT = new URL('../../docs/scaling.md', import.meta.url);

const report = reportOf(readFigures());
console.log(report);
if (process.argv.includes('--write')) {
  await writeFile(DOCUMENT, withMeasuredPart(await readFile(DOCUMENT, 'utf8'), report));
}
