import { z } from 'zod';
import type { TicketReport } from '../services/procurement/index.ts';

/**
 * What we read of a webhook: which issue it is about. What happened to it is read from the issue itself.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#callback-for-an-issue-related-event
 */
const payload = z.object({
  issue: z.object({
    id: z.string().min(1),
    key: z.string().min(1),
    self: z.url().nullish(),
    fields: z.object({ labels: z.array(z.string()).nullish() }).nullish(),
  }),
});

const OUR_LABEL = /^ovenbird-([0-9a-f-]{36})$/i;

/** @returns undefined where the payload is about no issue */
export function reportOf(body: unknown, reportId: string | undefined): TicketReport | undefined {
  const { success, data } = payload.safeParse(body);
  if (!success) return undefined;
  const { id, key, self, fields } = data.issue;
  if (!self) return { ticket: { id, key, url: '' }, requests: [], reportId };
  // `self` is the issue in the REST API; people read it on the same site. Only with its address can one be adopted.
  const url = `${self.split('/rest/')[0]}/browse/${key}`;
  const requests = (fields?.labels ?? []).flatMap((label) => OUR_LABEL.exec(label)?.[1]?.toLowerCase() ?? []);
  return { ticket: { id, key, url }, requests, reportId };
}
