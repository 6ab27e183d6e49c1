import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Role = 'customer' | 'staff' | 'manager';
export type Right = 'yes' | 'no' | 'own';

/** A row of the table in docs/access.md: something that people can do in Slack, and who may. */
export interface AccessRow {
  /** ``button `order.start` ``: the whole first cell, by which a row is known. */
  name: string;
  kind: string;
  /** What is registered with Bolt: an action id, a callback id, a command with its subcommand; on Home a heading. */
  id: string;
  may: Readonly<Record<Role, Right>>;
}

const PAGE = join(resolve(import.meta.dirname, '../..'), 'docs/access.md');
const ROW =
  /^\| (?<name>(?<kind>[\w ]+?) `(?<id>[^`]+)`[^|]*?) \|[^|]*\| (?<customer>\w+) \| (?<staff>\w+) \| (?<manager>\w+) \|$/;

/** Who may do what, as docs/access.md says it. @throws Error where a line of the table is none */
export function accessTable(): AccessRow[] {
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('|---'));
  return lines
    .slice(start + 1)
    .filter((line) => line.startsWith('|'))
    .map(rowOf);
}

function rowOf(line: string): AccessRow {
  const { name = '', kind = '', id = '', customer, staff, manager } = ROW.exec(line)?.groups ?? {};
  const may = { customer: rightOf(customer), staff: rightOf(staff), manager: rightOf(manager) };
  if (!may.customer || !may.staff || !may.manager) throw new Error(`This is no row of docs/access.md: ${line}`);
  return { name, kind, id, may: { customer: may.customer, staff: may.staff, manager: may.manager } };
}

function rightOf(cell: string | undefined): Right | undefined {
  return (['yes', 'no', 'own'] as const).find((right) => right === cell);
}
