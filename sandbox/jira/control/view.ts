import { type AdfNode, adfText } from '../adf.ts';
import type { Issue, IssueLink, StatusName } from '../state.ts';

/** A ticket as a person sees it in Jira. */
export interface Ticket {
  key: string;
  id: string;
  summary: string;
  status: StatusName;
  labels: string[];
  duedate: string | null;
  reporter: string;
  /** The description's words. */
  text: string;
  /** The rows of the description's first table, its cells as text. */
  table: string[][];
  description: AdfNode | null;
  comments: Array<{ id: string; author: string; text: string; properties: Record<string, unknown> }>;
  remoteLinks: Array<{ globalId?: string; title: string; url: string }>;
  /** Links to other tickets: `duplicates BAKE-1`. */
  issueLinks: Array<{ type: string; inwardIssue: string; outwardIssue: string }>;
  properties: Record<string, unknown>;
}

export function ticketView(issue: Issue, links: readonly IssueLink[]): Ticket {
  const { key, id, summary, status, labels, duedate, description, properties } = issue;
  return {
    key,
    id,
    summary,
    status,
    labels,
    duedate,
    reporter: issue.reporter.displayName,
    text: description === null ? '' : adfText(description),
    table: tableOf(description),
    description,
    comments: issue.comments.map((comment) => ({
      id: comment.id,
      author: comment.author.displayName,
      text: adfText(comment.body),
      properties: comment.properties,
    })),
    remoteLinks: issue.remoteLinks.map(({ globalId, object }) => ({ globalId, title: object.title, url: object.url })),
    issueLinks: links.map(({ type, inwardIssue, outwardIssue }) => ({ type, inwardIssue, outwardIssue })),
    properties,
  };
}

function tableOf(description: AdfNode | null): string[][] {
  const table = description?.content?.find(({ type }) => type === 'table');
  return (table?.content ?? []).map((row) => (row.content ?? []).map(adfText));
}
