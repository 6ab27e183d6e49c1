import type { Adf } from './adf.ts';

/** An Atlassian account. */
export interface Person {
  accountId: string;
  displayName: string;
  emailAddress: string;
}

export type StatusName = 'To Do' | 'In Progress' | 'Done';

export interface Comment {
  id: string;
  author: Person;
  body: Adf;
  properties: Record<string, unknown>;
  created: string;
  updated: string;
}

export interface RemoteLink {
  id: number;
  globalId?: string;
  relationship?: string;
  application?: Record<string, unknown>;
  object: { url: string; title: string; [more: string]: unknown };
}

export interface IssueLink {
  id: string;
  type: string;
  inwardIssue: string;
  outwardIssue: string;
}

/** What the search index will say of an issue, from `writtenAt` (ms) plus the index's delay on. */
export interface IndexEntry {
  writtenAt: number;
  labels: string[];
  summary: string;
  status: StatusName;
}

export interface Issue {
  id: string;
  key: string;
  summary: string;
  description: Adf | null;
  duedate: string | null;
  labels: string[];
  status: StatusName;
  reporter: Person;
  created: string;
  updated: string;
  resolved: string | null;
  properties: Record<string, unknown>;
  comments: Comment[];
  remoteLinks: RemoteLink[];
  index: IndexEntry[];
}

export interface JiraState {
  /** Of the newest issue, comment, link; ids are never used twice. */
  lastId: number;
  /** The number in the newest issue's key. */
  lastNumber: number;
  issues: Issue[];
  links: IssueLink[];
}

export function emptyJira(): JiraState {
  return { lastId: 10_000, lastNumber: 0, issues: [], links: [] };
}

/** What can be changed while it runs, through the control API; kept in memory. */
export interface JiraSettings {
  /** How long an issue, or a change of it, stays invisible to JQL. */
  searchDelayMs: number;
  /** false: webhooks are lost. */
  webhooks: boolean;
  /** Between the tries of one webhook. */
  webhookRetryDelayMs: number;
  /** false: the project's screens have no field "Due date". */
  duedateOnScreen: boolean;
  /** false: the account may look but not touch. */
  writable: boolean;
  /** true: whoever comes with the account's token is answered as somebody who is not logged in. */
  tokenExpired: boolean;
}

export function usualSettings(): JiraSettings {
  return {
    searchDelayMs: 0,
    webhooks: true,
    webhookRetryDelayMs: 5 * 60_000,
    duedateOnScreen: true,
    writable: true,
    tokenExpired: false,
  };
}
