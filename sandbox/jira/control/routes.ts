import { adfOf } from '../adf.ts';
import { bodyOf, type Call, type RouteOptions } from '../routes/request.ts';
import { SUPPLIER } from '../site.ts';
import type { Issue, StatusName } from '../state.ts';
import type { Webhooks } from '../webhooks.ts';
import { forgery, movement, newTicket, relabelling, remark, resending, settings as settingsChange } from './schema.ts';
import { ticketView } from './view.ts';

export interface ControlRouteOptions extends RouteOptions {
  webhooks: Webhooks;
}

const MOVES: Record<string, StatusName> = { start: 'In Progress', close: 'Done', reopen: 'To Do' };

/** What people and administrators do in Jira: they close tickets, label them, break webhooks. */
export function controlRoutes({ app, tickets, settings, webhooks }: ControlRouteOptions): void {
  const view = (issue: Issue) => ticketView(issue, tickets.linksOf(issue));
  const ticketOf = (call: Call) => tickets.get(call.req.param('key'));

  app.get('/control/tickets', (call) => call.json(tickets.all().map(view)));
  app.get('/control/tickets/:key', (call) => call.json(view(ticketOf(call))));

  app.post('/control/tickets', async (call) => {
    const { text, ...ticket } = await bodyOf(call, newTicket);
    return call.json(view(tickets.create({ ...ticket, description: adfOf(text) }, SUPPLIER)), 201);
  });

  for (const [move, status] of Object.entries(MOVES)) {
    app.post(`/control/tickets/:key/${move}`, async (call) => {
      const issue = ticketOf(call);
      const { labels } = await bodyOf(call, movement);
      // Closing adds labels to those there; reopening with labels says which remain.
      const kept = move === 'reopen' ? [] : issue.labels;
      tickets.move(issue, status, labels === undefined ? {} : { labels: unique([...kept, ...labels]) }, SUPPLIER);
      return call.json(view(issue));
    });
  }

  app.put('/control/tickets/:key/labels', async (call) => {
    const issue = ticketOf(call);
    tickets.edit(issue, { labels: unique((await bodyOf(call, relabelling)).labels) }, SUPPLIER);
    return call.json(view(issue));
  });

  app.post('/control/tickets/:key/comments', async (call) => {
    const issue = ticketOf(call);
    tickets.comment(issue, { body: adfOf((await bodyOf(call, remark)).text) }, SUPPLIER);
    return call.json(view(issue), 201);
  });

  app.delete('/control/tickets/:key', (call) => {
    tickets.remove(ticketOf(call), SUPPLIER);
    return call.json({});
  });

  app.get('/control/settings', (call) => call.json(settings));
  app.patch('/control/settings', async (call) => {
    Object.assign(settings, await bodyOf(call, settingsChange));
    return call.json(settings);
  });

  app.get('/control/webhooks', (call) => call.json(webhooks.sent()));
  app.post('/control/webhooks/resend', async (call) => {
    const { times, key } = await bodyOf(call, resending);
    return call.json(await webhooks.resend(times, key));
  });
  app.post('/control/webhooks/forge', async (call) => {
    const { signature, key } = await bodyOf(call, forgery);
    return call.json(await webhooks.forge(signature, key));
  });
}

function unique(labels: readonly string[]): string[] {
  return [...new Set(labels)];
}
