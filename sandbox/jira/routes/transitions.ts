import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { readFields } from '../fields.ts';
import { APP_USER, TRANSITIONS } from '../site.ts';
import { bodyOf, type RouteOptions, requireWritable } from './request.ts';

const transition = z.object({
  transition: z.object({ id: z.coerce.string() }),
  fields: z.record(z.string(), z.unknown()).default({}),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get */
export function transitionRoutes({ app, tickets, present, settings }: RouteOptions): void {
  app.get('/rest/api/3/issue/:issue/transitions', (call) => {
    tickets.get(call.req.param('issue'));
    const transitions = TRANSITIONS.map(({ id, to }) => ({
      id,
      name: to,
      to: present.status(to),
      hasScreen: false,
      isGlobal: true,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      isLooped: false,
    }));
    return call.json({ expand: 'transitions', transitions });
  });

  app.post('/rest/api/3/issue/:issue/transitions', async (call) => {
    const issue = tickets.get(call.req.param('issue'));
    requireWritable(settings);
    const { transition: wanted, fields } = await bodyOf(call, transition);
    const found = TRANSITIONS.find(({ id }) => id === wanted.id);
    if (found === undefined) throw new JiraError(400, [`Transition id '${wanted.id}' is not valid for this issue.`]);
    // A resolution belongs to every closing screen; this site has but one.
    const { resolution: _, ...rest } = fields;
    tickets.move(issue, found.to, readFields(rest, settings), APP_USER);
    return call.body(null, 204);
  });
}
