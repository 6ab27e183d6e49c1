import type { Ticket } from '../jira/control/view.ts';
import type { JiraSettings } from '../jira/state.ts';
import type { Webhook } from '../jira/webhooks.ts';
import { controlApi } from './control-api.ts';

export type { JiraSettings, Ticket, Webhook };

export type JiraClient = ReturnType<typeof jiraClient>;

/** Jira as its people and its administrator use it. */
export function jiraClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'jira');
  return {
    tickets: () => api.get<Ticket[]>('/tickets'),
    ticket: (key: string) => api.get<Ticket>(`/tickets/${key}`),
    /** A person writes a ticket of their own, which Ovenbird knows nothing of. */
    create: (ticket: { summary: string; text?: string; labels?: readonly string[]; duedate?: string }) =>
      api.post<Ticket>('/tickets', ticket),
    start: (key: string) => api.post<Ticket>(`/tickets/${key}/start`),
    /** Closes it; labels are added to those it has. */
    close: (key: string, options: { labels?: readonly string[] } = {}) =>
      api.post<Ticket>(`/tickets/${key}/close`, options),
    /** Opens it again; labels, when given, replace those it has. */
    reopen: (key: string, options: { labels?: readonly string[] } = {}) =>
      api.post<Ticket>(`/tickets/${key}/reopen`, options),
    relabel: (key: string, labels: readonly string[]) => api.put<Ticket>(`/tickets/${key}/labels`, { labels }),
    comment: (key: string, text: string) => api.post<Ticket>(`/tickets/${key}/comments`, { text }),
    delete: (key: string) => api.delete<Record<string, never>>(`/tickets/${key}`),

    settings: () => api.get<JiraSettings>('/settings'),
    /** E.g. `{searchDelayMs: 30_000}`, `{webhooks: false}`, `{duedateOnScreen: false}`. */
    configure: (settings: Partial<JiraSettings>) => api.patch<JiraSettings>('/settings', settings),

    /** What was sent to Ovenbird, oldest first, with the answers each try got. */
    webhooks: () => api.get<Webhook[]>('/webhooks'),
    /** Sends the last webhook (of a ticket) again, under the same identifier; answers with the statuses. */
    resend: (options: { times?: number; key?: string } = {}) =>
      api.post<Array<number | string>>('/webhooks/resend', options),
    /** Sends the last webhook (of a ticket) with a wrong signature, or none; answers with the status. */
    forge: (options: { signature: 'wrong' | 'absent'; key?: string }) =>
      api.post<number | string>('/webhooks/forge', options),
  };
}
