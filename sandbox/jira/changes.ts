import { adfText } from './adf.ts';
import type { EditableFields } from './fields.ts';
import { STATUSES } from './site.ts';
import type { Comment, Issue, Person, StatusName } from './state.ts';

/** One line of a change log. */
export interface ChangedField {
  field: string;
  fieldtype: 'jira';
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

/** Something that happened to an issue, for whoever listens. */
export interface Change {
  kind: 'jira:issue_created' | 'jira:issue_updated' | 'jira:issue_deleted' | 'comment_created';
  issue: Issue;
  actor: Person;
  items: ChangedField[];
  comment?: Comment;
}

export type Announce = (change: Change) => void;

/** The change log of an edit: labels come space-separated, without ids. */
export function changedFields(issue: Issue, fields: Partial<EditableFields>): ChangedField[] {
  const lines: ChangedField[] = [];
  const note = (field: keyof EditableFields, before: string | null, after: string | null, withIds = false) => {
    if (before === after) return;
    const ids = withIds ? { from: before, to: after } : { from: null, to: null };
    lines.push({ field, fieldtype: 'jira', fieldId: field, ...ids, fromString: before, toString: after });
  };
  if (fields.summary !== undefined) note('summary', issue.summary, fields.summary);
  if (fields.labels !== undefined) note('labels', issue.labels.join(' '), fields.labels.join(' '));
  if (fields.duedate !== undefined) note('duedate', issue.duedate, fields.duedate, true);
  if (fields.description !== undefined) {
    const text = (document: Issue['description']) => (document === null ? null : adfText(document));
    note('description', text(issue.description), text(fields.description));
  }
  return lines;
}

/** The change log of a transition, which also sets or clears the resolution. */
export function statusChange(issue: Issue, status: StatusName): ChangedField[] {
  if (issue.status === status) return [];
  const line = (
    field: string,
    from: [string | null, string | null],
    to: [string | null, string | null],
  ): ChangedField => ({
    field,
    fieldtype: 'jira',
    fieldId: field,
    from: from[0],
    fromString: from[1],
    to: to[0],
    toString: to[1],
  });
  const lines = [line('status', [STATUSES[issue.status].id, issue.status], [STATUSES[status].id, status])];
  const done: [string, string] = ['10000', 'Done'];
  if (status === 'Done') lines.unshift(line('resolution', [null, null], done));
  if (issue.status === 'Done') lines.unshift(line('resolution', done, [null, null]));
  return lines;
}
