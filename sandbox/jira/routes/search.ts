import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { type Indexed, parseJql, runQuery } from '../jql/index.ts';
import type { Issue, JiraSettings } from '../state.ts';
import { bodyOf, type RouteOptions } from './request.ts';

const search = z.object({
  jql: z.string().default(''),
  fields: z.array(z.string()).default(['id']),
  properties: z.array(z.string()).max(5).default([]),
  maxResults: z.int().positive().default(50),
  nextPageToken: z.string().optional(),
  reconcileIssues: z.array(z.int()).max(50).default([]),
});
/** With fields a page is shorter than the 5,000 that ids alone would get. */
const PAGE_LIMIT = { ids: 5_000, fields: 100 };

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
export function searchRoutes({ app, tickets, present, settings }: RouteOptions): void {
  app.post('/rest/api/3/search/jql', async (call) => {
    const { jql, fields, properties, maxResults, nextPageToken, reconcileIssues } = await bodyOf(call, search);
    const reconciled = new Set(reconcileIssues.map(String));
    const candidates = tickets.all().flatMap((issue) => indexed(issue, reconciled.has(issue.id), settings));
    const found = runQuery(parseJql(jql), candidates);

    const idsOnly = fields.every((name) => name === 'id');
    const start = nextPageToken === undefined ? 0 : readToken(nextPageToken, jql);
    const end = start + Math.min(maxResults, idsOnly ? PAGE_LIMIT.ids : PAGE_LIMIT.fields);
    const issues = found.slice(start, end).map(({ issue }) => {
      return idsOnly ? { id: issue.id } : present.issue(issue, tickets.linksOf(issue), { fields, properties });
    });
    const isLast = end >= found.length;
    return call.json({ issues, isLast, ...(!isLast && { nextPageToken: writeToken(end, jql) }) });
  });
}

/** The issue as the index knows it by now; an issue to reconcile is looked at afresh. */
function indexed(issue: Issue, reconcile: boolean, { searchDelayMs }: JiraSettings): Indexed[] {
  const visible = Date.now() - (reconcile ? 0 : searchDelayMs);
  const entry = issue.index.findLast(({ writtenAt }) => writtenAt <= visible);
  return entry === undefined ? [] : [{ issue, entry }];
}

function writeToken(start: number, jql: string): string {
  return Buffer.from(JSON.stringify({ start, jql })).toString('base64url');
}

function readToken(token: string, jql: string): number {
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString()) as { start: number; jql: string };
    if (read.jql === jql) return read.start;
  } catch {
    // Falls through: a token that cannot be read is as wrong as one for another query.
  }
  throw new JiraError(400, ['The provided next page token is invalid or expired.']);
}
