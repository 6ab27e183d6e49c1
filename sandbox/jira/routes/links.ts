import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { LINK_TYPES } from '../site.ts';
import { bodyOf, type RouteOptions, requireWritable } from './request.ts';

const remoteLink = z.object({
  globalId: z.string().max(255).optional(),
  relationship: z.string().optional(),
  application: z.record(z.string(), z.unknown()).optional(),
  object: z.looseObject({ url: z.string().min(1), title: z.string().min(1).max(255) }),
});
const reference = z.object({ id: z.string().optional(), key: z.string().optional() });
const issueLink = z.object({ type: z.object({ name: z.string() }), inwardIssue: reference, outwardIssue: reference });

/**
 * Links to the outside, and links between issues.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/
 */
export function linkRoutes({ app, tickets, present, settings }: RouteOptions): void {
  const self = (issueId: string, linkId: number) => `${present.api}/issue/${issueId}/remotelink/${linkId}`;

  app.get('/rest/api/3/issue/:issue/remotelink', (call) => {
    const { id, remoteLinks } = tickets.get(call.req.param('issue'));
    const globalId = call.req.query('globalId');
    const all = remoteLinks.map((link) => ({ ...link, self: self(id, link.id) }));
    if (globalId === undefined) return call.json(all);
    const found = all.find((link) => link.globalId === globalId);
    if (found === undefined) throw new JiraError(404, [`No remote issue link with global ID '${globalId}' was found.`]);
    return call.json(found);
  });

  app.post('/rest/api/3/issue/:issue/remotelink', async (call) => {
    const issue = tickets.get(call.req.param('issue'));
    requireWritable(settings);
    const link = await bodyOf(call, remoteLink);
    const known = issue.remoteLinks.find(({ globalId }) => globalId !== undefined && globalId === link.globalId);
    if (known !== undefined) {
      Object.assign(known, link);
      return call.json({ id: known.id, self: self(issue.id, known.id) });
    }
    const id = tickets.remoteLinkId(issue);
    issue.remoteLinks.push({ id, ...link });
    return call.json({ id, self: self(issue.id, id) }, 201);
  });

  app.get('/rest/api/3/issueLinkType', (call) => {
    return call.json({
      issueLinkTypes: LINK_TYPES.map((type) => ({ ...type, self: `${present.api}/issueLinkType/${type.id}` })),
    });
  });

  app.post('/rest/api/3/issueLink', async (call) => {
    requireWritable(settings);
    const { type, inwardIssue, outwardIssue } = await bodyOf(call, issueLink);
    const known = LINK_TYPES.find(({ name }) => name === type.name);
    if (known === undefined) throw new JiraError(404, [`No issue link type with name '${type.name}' found.`]);
    const keyOf = (one: z.infer<typeof reference>) => tickets.get(one.key ?? one.id ?? '').key;
    tickets.link({ type: known.name, inwardIssue: keyOf(inwardIssue), outwardIssue: keyOf(outwardIssue) });
    return call.body(null, 201);
  });
}
