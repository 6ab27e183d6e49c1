import { adfText } from './adf.ts';
import type { Change } from './changes.ts';
import type { Presenter } from './present.ts';
import type { IssueLink } from './state.ts';

const EVENT_TYPES = {
  'jira:issue_created': 'issue_created',
  'jira:issue_deleted': 'issue_deleted',
  comment_created: 'issue_commented',
} as const;

/**
 * What a webhook tells. It is written as version 2 of the REST API writes: text is text there, not a document.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#example-callback-for-an-issue-event
 */
export function webhookBody(change: Change, present: Presenter, links: readonly IssueLink[]): string {
  const { kind, issue, actor, items, comment } = change;
  const all = present.fields(issue, links);
  const description = issue.description && adfText(issue.description);
  const reference = { id: issue.id, self: `${present.api.replace(/3$/, '2')}/issue/${issue.id}`, key: issue.key };
  const told = comment && { ...present.comment(comment, issue), body: adfText(comment.body) };
  if (kind === 'comment_created') {
    const { summary, issuetype, project, assignee, priority, status } = all;
    const fields = { summary, issuetype, project, assignee, priority, status };
    return JSON.stringify({
      timestamp: Date.now(),
      webhookEvent: kind,
      comment: told,
      issue: { ...reference, fields },
      eventType: 'primaryAction',
    });
  }
  return JSON.stringify({
    timestamp: Date.now(),
    webhookEvent: kind,
    issue_event_type_name: kind === 'jira:issue_updated' ? updateType(change) : EVENT_TYPES[kind],
    user: present.user(actor),
    issue: { ...reference, fields: { ...all, description } },
    ...(items.length > 0 && { changelog: { id: String(Date.now()), items } }),
    ...(told && { comment: told }),
  });
}

/** Transitions are "generic" events; edits are updates. */
function updateType({ items }: Change): string {
  return items.some(({ field }) => field === 'status') ? 'issue_generic' : 'issue_updated';
}
