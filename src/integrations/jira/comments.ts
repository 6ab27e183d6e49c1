import { addComment, getComments } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import type { TicketComments } from '../../services/procurement/index.ts';
import { commentText } from './comment-text.ts';
import { onTicket } from './on-ticket.ts';
import { commentPage, read } from './schema.ts';

/** The comment property that holds our id. */
const PROPERTY = 'ovenbird';
const PAGE = 100;
/** Jira's clock and ours may differ by this much. */
const SKEW = 5 * 60_000;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
export function createComments(connect: (signal: AbortSignal) => Client): TicketComments {
  return {
    async find({ key }, id, since, signal) {
      const issueIdOrKey = encodeURIComponent(key);
      const oldest = since.getTime() - SKEW;
      for (let startAt = 0; ; startAt += PAGE) {
        const query = { issueIdOrKey, startAt, maxResults: PAGE, orderBy: '-created', expand: 'properties' } as const;
        const page = read(commentPage, await onTicket(() => getComments(connect(signal), query)));
        const ours = ({ properties }: (typeof page.comments)[number]) =>
          properties.some(({ key: name, value }) => name === PROPERTY && idIn(value) === id);
        if (page.comments.some(ours)) return true;
        const last = page.comments.at(-1);
        if (!last || last.created.getTime() < oldest || startAt + PAGE >= page.total) return false;
      }
    },

    async post({ key }, { id, remark }, signal) {
      const issueIdOrKey = encodeURIComponent(key);
      const properties = [{ key: PROPERTY, value: { id } }];
      await onTicket(() => addComment(connect(signal), { issueIdOrKey, body: commentText(remark), properties }));
    },
  };
}

function idIn(value: unknown): unknown {
  return (value as { id?: unknown } | null)?.id;
}
