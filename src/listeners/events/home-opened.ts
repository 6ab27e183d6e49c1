import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Edge } from '../answering/index.ts';

/** Somebody looks at Home. The event comes for the other tabs of the app, too. */
export function showOpenedHome({ refreshHome }: Edge) {
  return async ({ event, client }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab !== 'home') return;
    // Slack sends the hash of what is shown; Bolt's type leaves it out.
    const shown = event.view as { hash?: string } | undefined;
    await refreshHome({ client, user: event.user, hash: shown?.hash });
  };
}
