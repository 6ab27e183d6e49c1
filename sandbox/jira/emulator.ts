import { defineEmulator } from 'emulate';
import { controlRoutes } from './control/routes.ts';
import { JiraError } from './errors.ts';
import { createPresenter } from './present.ts';
import { commentRoutes } from './routes/comments.ts';
import { issueRoutes } from './routes/issues.ts';
import { linkRoutes } from './routes/links.ts';
import { metadataRoutes } from './routes/metadata.ts';
import { propertyRoutes } from './routes/properties.ts';
import { searchRoutes } from './routes/search.ts';
import { transitionRoutes } from './routes/transitions.ts';
import { emptyJira, type JiraSettings, type JiraState } from './state.ts';
import { createTickets } from './tickets.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export interface JiraEmulatorOptions {
  settings: JiraSettings;
  /** Hears of the webhooks once they are set up. */
  onWebhooks(webhooks: Webhooks): void;
}

/** Jira Cloud's REST version 3, as far as Ovenbird calls it, and the control routes beside it. */
export function defineJira({ settings, onWebhooks }: JiraEmulatorOptions) {
  return defineEmulator<JiraState>({
    name: 'jira',
    state: emptyJira,
    setup: ({ app, state, baseUrl, onDispose }) => {
      const present = createPresenter(baseUrl);
      const tickets = createTickets(state, (change) => webhooks.announce(change));
      const webhooks = createWebhooks({ settings, present, linksOf: tickets.linksOf });
      onDispose(webhooks.close);
      onWebhooks(webhooks);

      app.onError((error) => {
        if (error instanceof JiraError) return error.toResponse();
        return Response.json({ errorMessages: ['Internal server error'], errors: {} }, { status: 500 });
      });
      app.notFound(() => Response.json({ errorMessages: ['dead link'], errors: {} }, { status: 404 }));
      const options = { app, tickets, present, settings };
      metadataRoutes({ ...options, webhooks });
      issueRoutes(options);
      transitionRoutes(options);
      commentRoutes(options);
      propertyRoutes(options);
      linkRoutes(options);
      searchRoutes(options);
      controlRoutes({ ...options, webhooks });
    },
  });
}
