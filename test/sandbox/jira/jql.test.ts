import { describe, expect, it } from '@jest/globals';
import { type Indexed, parseJql, runQuery } from '../../../sandbox/jira/jql/index.ts';
import { APP_USER } from '../../../sandbox/jira/site.ts';
import type { Issue } from '../../../sandbox/jira/state.ts';

function indexed(number: number, over: Partial<Pick<Issue, 'labels' | 'status' | 'summary'>> = {}): Indexed {
  const created = `2026-11-${10 + number}T08:00:00.000Z`;
  const known = { labels: [], status: 'To Do' as const, summary: `Order #${number}`, ...over };
  const issue: Issue = {
    id: String(10_000 + number),
    key: `BAKE-${number}`,
    description: null,
    duedate: null,
    reporter: APP_USER,
    created,
    updated: created,
    resolved: null,
    properties: {},
    comments: [],
    remoteLinks: [],
    index: [],
    ...known,
  };
  return { issue, entry: { writtenAt: 0, ...known } };
}

const site = [
  indexed(1, { labels: ['ovenbird', 'ovenbird-a1'] }),
  indexed(2, { labels: ['ovenbird', 'ovenbird-b2'], status: 'Done' }),
  indexed(3, { labels: [] }),
];
const search = (jql: string) => runQuery(parseJql(jql), site).map(({ issue }) => issue.key);

describe('JQL', () => {
  it.each<[string, string[]]>([
    ['project = BAKE AND labels = "ovenbird-a1"', ['BAKE-1']],
    ['project = bake and labels in (OVENBIRD-A1, "ovenbird-b2") order by created', ['BAKE-1', 'BAKE-2']],
    ['labels = ovenbird ORDER BY created DESC', ['BAKE-2', 'BAKE-1']],
    ['key in (BAKE-3, BAKE-1) ORDER BY key ASC', ['BAKE-1', 'BAKE-3']],
    ['project = BAKE', ['BAKE-3', 'BAKE-2', 'BAKE-1']],
    ['labels != ovenbird-a1', ['BAKE-2']],
    ['labels not in (ovenbird-b2)', ['BAKE-1']],
    ['statusCategory = Done or not labels = ovenbird order by key', ['BAKE-2', 'BAKE-3']],
    ['(status = Done OR labels = ovenbird-a1) AND created >= "2026-11-12"', ['BAKE-2']],
    ["summary = 'Order #3'", ['BAKE-3']],
    ['labels = nothing', []],
  ])('%s', (jql, keys) => {
    expect(search(jql)).toEqual(keys);
  });

  it.each([
    ['', 'Unbounded JQL queries are not allowed here.'],
    ['order by created', 'Unbounded JQL queries are not allowed here.'],
    ['project = CAKE', "The value 'CAKE' does not exist for the field 'project'."],
    ['flavour = vanilla', "Field 'flavour' does not exist"],
    ['labels = ', 'Expecting a value before the end of the query.'],
    ['labels in (a', "Expecting ')' before the end of the query."],
    ['labels = a labels = b', "Expecting either 'OR' or 'AND' but got 'labels'."],
    ['labels = "a', 'is a reserved JQL character'],
    ['labels > a', "The operator '>' is not supported by the 'labels' field."],
  ])('refuses %j', (jql, message) => {
    expect(() => search(jql)).toThrow(message);
  });
});
