import { PROJECT, STATUSES } from '../site.ts';
import type { IndexEntry, Issue } from '../state.ts';
import type { Clause, Query } from './parse.ts';
import { jqlError } from './tokens.ts';

/** An issue as the search index knows it, which may be behind the issue itself. */
export interface Indexed {
  issue: Issue;
  entry: IndexEntry;
}

/** The values that a field has for JQL; text is compared without regard to case. */
const FIELDS: Record<string, (indexed: Indexed) => string[]> = {
  project: () => [PROJECT.key, PROJECT.id, PROJECT.name],
  labels: ({ entry }) => entry.labels,
  key: ({ issue }) => [issue.key, issue.id],
  summary: ({ entry }) => [entry.summary],
  status: ({ entry }) => [entry.status, STATUSES[entry.status].id],
  statuscategory: ({ entry }) => [STATUSES[entry.status].category.name, STATUSES[entry.status].category.key],
  created: ({ issue }) => [issue.created],
  updated: ({ issue }) => [issue.updated],
};
const ALIASES: Record<string, string> = { issuekey: 'key', issue: 'key', id: 'key', createddate: 'created' };
const DATES = new Set(['created', 'updated']);

/** Keeps what the query asks for, in its order; newest first when it names none. */
export function runQuery(query: Query, candidates: readonly Indexed[]): Indexed[] {
  const { where, orderBy } = query;
  if (where === undefined) {
    throw jqlError('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  const orders = orderBy.length === 0 ? [{ field: 'created', descending: true }] : orderBy;
  return candidates.filter((one) => holds(where, one)).sort((a, b) => compare(orders, a, b));
}

function holds(clause: Clause, indexed: Indexed): boolean {
  switch (clause.kind) {
    case 'and':
      return clause.clauses.every((one) => holds(one, indexed));
    case 'or':
      return clause.clauses.some((one) => holds(one, indexed));
    case 'not':
      return !holds(clause.clause, indexed);
    case 'test':
      return testHolds(clause, indexed);
  }
}

function testHolds({ field, operator, values }: Extract<Clause, { kind: 'test' }>, indexed: Indexed): boolean {
  checkProject(field, values);
  const actual = valuesOf(field, indexed).map(fold);
  const wanted = values.map(fold);
  switch (operator) {
    case '=':
    case 'in':
      return actual.some((one) => wanted.includes(one));
    case '!=':
    case 'not in':
      // As in Jira, a field without a value is not "unequal" to anything.
      return actual.length > 0 && !actual.some((one) => wanted.includes(one));
    default:
      return comparesDate(field, operator, values[0] ?? '', actual[0] ?? '');
  }
}

function comparesDate(field: string, operator: string, wanted: string, actual: string): boolean {
  if (!DATES.has(canonical(field)))
    throw jqlError(`The operator '${operator}' is not supported by the '${field}' field.`);
  const limit = Date.parse(wanted.replaceAll('/', '-'));
  if (Number.isNaN(limit)) throw jqlError(`Date value '${wanted}' for field '${field}' is invalid.`);
  const difference = Date.parse(actual) - limit;
  if (operator.endsWith('=') && difference === 0) return true;
  return operator.startsWith('>') ? difference > 0 : difference < 0;
}

function checkProject(field: string, values: readonly string[]): void {
  if (field !== 'project') return;
  const known = [PROJECT.key, PROJECT.id, PROJECT.name].map(fold);
  const unknown = values.find((value) => !known.includes(fold(value)));
  if (unknown !== undefined) throw jqlError(`The value '${unknown}' does not exist for the field 'project'.`);
}

function valuesOf(field: string, indexed: Indexed): string[] {
  const read = FIELDS[canonical(field)];
  if (read === undefined) throw jqlError(`Field '${field}' does not exist or you do not have permission to view it.`);
  return read(indexed);
}

function compare(orders: Query['orderBy'], a: Indexed, b: Indexed): number {
  for (const { field, descending } of orders) {
    const [left, right] = [valuesOf(field, a)[0] ?? '', valuesOf(field, b)[0] ?? ''];
    const order = left.localeCompare(right, 'en', { numeric: true });
    if (order !== 0) return descending ? -order : order;
  }
  return Number(a.issue.id) - Number(b.issue.id);
}

const canonical = (field: string): string => ALIASES[field] ?? field;
const fold = (value: string): string => value.toLowerCase();
