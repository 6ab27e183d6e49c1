import type { Adf } from './adf.ts';
import type { Announce, ChangedField } from './changes.ts';
import { changedFields, statusChange } from './changes.ts';
import { issueNotFound, JiraError } from './errors.ts';
import type { EditableFields } from './fields.ts';
import { PROJECT } from './site.ts';
import type { Comment, Issue, IssueLink, JiraState, Person, StatusName } from './state.ts';

export interface NewTicket extends Partial<EditableFields> {
  summary: string;
  properties?: Record<string, unknown>;
}

export interface NewComment {
  body: Adf;
  properties?: Record<string, unknown>;
}

export type Tickets = ReturnType<typeof createTickets>;

const INDEX_MEMORY = 20;

/** The issues of the site: every way of changing them, each announced to the webhooks. */
export function createTickets(state: JiraState, announce: Announce) {
  const nextId = (): string => String(++state.lastId);

  function find(idOrKey: string): Issue | undefined {
    const wanted = idOrKey.toUpperCase();
    return state.issues.find(({ id, key }) => id === wanted || key === wanted);
  }

  function get(idOrKey: string): Issue {
    const issue = find(idOrKey);
    if (issue === undefined) throw issueNotFound();
    return issue;
  }

  /** What JQL will find later: the index follows the issue, it does not show it. */
  function touch(issue: Issue): void {
    const { labels, summary, status } = issue;
    issue.updated = new Date().toISOString();
    issue.index = [...issue.index, { writtenAt: Date.now(), labels, summary, status }].slice(-INDEX_MEMORY);
  }

  function updated(issue: Issue, actor: Person, items: ChangedField[], comment?: Comment): void {
    if (items.length === 0) return;
    touch(issue);
    announce({ kind: 'jira:issue_updated', issue, actor, items, comment });
  }

  return {
    find,
    get,
    all: (): readonly Issue[] => state.issues,

    create(ticket: NewTicket, reporter: Person): Issue {
      const created = new Date().toISOString();
      state.lastNumber += 1;
      const issue: Issue = {
        id: nextId(),
        key: `${PROJECT.key}-${state.lastNumber}`,
        summary: ticket.summary,
        description: ticket.description ?? null,
        duedate: ticket.duedate ?? null,
        labels: ticket.labels ?? [],
        status: 'To Do',
        reporter,
        created,
        updated: created,
        resolved: null,
        properties: { ...ticket.properties },
        comments: [],
        remoteLinks: [],
        index: [],
      };
      touch(issue);
      state.issues.push(issue);
      announce({ kind: 'jira:issue_created', issue, actor: reporter, items: [] });
      return issue;
    },

    edit(issue: Issue, fields: Partial<EditableFields>, actor: Person): void {
      const items = changedFields(issue, fields);
      Object.assign(issue, fields);
      updated(issue, actor, items);
    },

    /** Moves an issue; closing and labelling in one go is one event, as when a person fills the closing screen. */
    move(issue: Issue, status: StatusName, fields: Partial<EditableFields>, actor: Person): void {
      const items = [...changedFields(issue, fields), ...statusChange(issue, status)];
      Object.assign(issue, fields, { status });
      issue.resolved = status === 'Done' ? (issue.resolved ?? new Date().toISOString()) : null;
      updated(issue, actor, items);
    },

    comment(issue: Issue, { body, properties = {} }: NewComment, author: Person): Comment {
      const created = new Date().toISOString();
      const comment: Comment = { id: nextId(), author, body, properties, created, updated: created };
      issue.comments.push(comment);
      touch(issue);
      announce({ kind: 'comment_created', issue, actor: author, items: [], comment });
      return comment;
    },

    link(link: Omit<IssueLink, 'id'>): IssueLink {
      const made = { id: nextId(), ...link };
      state.links.push(made);
      return made;
    },

    linksOf: (issue: Issue): IssueLink[] =>
      state.links.filter(({ inwardIssue, outwardIssue }) => inwardIssue === issue.key || outwardIssue === issue.key),

    /** @throws JiraError 400 past Jira's limit of remote links an issue */
    remoteLinkId(issue: Issue): number {
      if (issue.remoteLinks.length >= 2_000) throw new JiraError(400, ['The issue has too many remote links.']);
      return Number(nextId());
    },

    remove(issue: Issue, actor: Person): void {
      state.issues = state.issues.filter(({ id }) => id !== issue.id);
      announce({ kind: 'jira:issue_deleted', issue, actor, items: [] });
    },
  };
}
