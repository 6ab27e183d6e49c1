import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { anonymousAnswer, unauthorized } from './anonymous.ts';
import { defineJira } from './emulator.ts';
import { API_TOKEN, APP_USER, ISSUE_TYPE, PROJECT, WEBHOOK_SECRET } from './site.ts';
import { usualSettings } from './state.ts';
import type { Webhooks } from './webhooks.ts';

const AUTHORIZATION = `Basic ${Buffer.from(`${APP_USER.emailAddress}:${API_TOKEN}`).toString('base64')}`;

/**
 * A Jira Cloud site with one project. State and ids survive a restart when there is a state file; settings do not.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export async function createJiraStandIn(options: StandInOptions): Promise<StandIn> {
  const { baseUrl } = options;
  const settings = usualSettings();
  let webhooks: Webhooks | undefined;
  const service = defineJira({
    settings,
    onWebhooks: (created) => {
      webhooks = created;
    },
  });
  const emulator = await openKeptEmulator(service, options);
  return {
    name: 'jira',
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      // Where links to a ticket lead people.
      if (pathname.startsWith('/browse/')) {
        return Response.redirect(new URL(pathname.replace('/browse/', '/control/jira/tickets/'), baseUrl));
      }
      if (!pathname.startsWith('/rest/')) return new Response('Not Found', { status: 404 });
      if (request.headers.get('authorization') !== AUTHORIZATION) return unauthorized();
      return settings.tokenExpired ? anonymousAnswer(request) : emulator.fetch(request);
    },
    control: (request) => emulator.fetch(withPrefix(request, '/control')),
    env: {
      JIRA_BASE_URL: baseUrl,
      JIRA_EMAIL: APP_USER.emailAddress,
      JIRA_API_TOKEN: API_TOKEN,
      JIRA_PROJECT: PROJECT.key,
      JIRA_ISSUE_TYPE: ISSUE_TYPE.name,
      JIRA_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
    connect: (appUrl) => webhooks?.connect(appUrl),
    close: () => emulator.close(),
  };
}
