import { styleText } from 'node:util';
import type { Finding } from '../platform/checkup.ts';
import type { Examined } from './examine.ts';

const MARKS = {
  fine: styleText('green', '✓'),
  'in doubt': styleText('yellow', '?'),
  broken: styleText('red', '✗'),
} as const;

/** What was found, for people: a heading for each service, a line for each finding, and what to do under what is not fine. */
export function report(examined: readonly Examined[]): string {
  const paragraphs = examined.flatMap(({ name, findings }) =>
    findings ? [[styleText('bold', name), ...findings.map(lineOf)].join('\n')] : [],
  );
  const off = examined.flatMap(({ name, findings, variables }) => (findings ? [] : `${name} (${variables})`));
  if (off.length > 0) paragraphs.push(`Off, since nothing configures it: ${off.join(', ')}`);
  return [...paragraphs, summary(examined)].join('\n\n');
}

/** Whether something that is configured will not work. */
export function isBroken(examined: readonly Examined[]): boolean {
  return findingsOf(examined).some(({ verdict }) => verdict === 'broken');
}

function lineOf(finding: Finding): string {
  const line = `  ${MARKS[finding.verdict]} ${finding.what}`;
  return finding.verdict === 'fine' ? line : `${line}\n    → ${finding.remedy}`;
}

function summary(examined: readonly Examined[]): string {
  const count = (wanted: Finding['verdict']) => findingsOf(examined).filter(({ verdict }) => verdict === wanted).length;
  return `${count('fine')} fine, ${count('in doubt')} in doubt, ${count('broken')} broken`;
}

const findingsOf = (examined: readonly Examined[]) => examined.flatMap(({ findings }) => findings ?? []);
