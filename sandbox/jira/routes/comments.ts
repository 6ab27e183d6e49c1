import { z } from 'zod';
import { fieldErrors, JiraError } from '../errors.ts';
import { checkDocument } from '../fields.ts';
import { APP_USER } from '../site.ts';
import { bodyOf, entityProperties, pageOf, propertiesOf, type RouteOptions, requireWritable } from './request.ts';

const comment = z.object({ body: z.unknown(), properties: entityProperties.default([]) });
const PAGE = 5_000;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
export function commentRoutes({ app, tickets, present, settings }: RouteOptions): void {
  app.get('/rest/api/3/issue/:issue/comment', (call) => {
    const issue = tickets.get(call.req.param('issue'));
    const newestFirst = call.req.query('orderBy') === '-created';
    const { items, ...page } = pageOf(call, newestFirst ? issue.comments.toReversed() : issue.comments, PAGE);
    const expand = call.req.query('expand');
    return call.json({ ...page, comments: items.map((one) => present.comment(one, issue, expand)) });
  });

  app.post('/rest/api/3/issue/:issue/comment', async (call) => {
    const issue = tickets.get(call.req.param('issue'));
    requireWritable(settings);
    const { body, properties } = await bodyOf(call, comment);
    const checked = checkDocument(body);
    if ('fault' in checked) throw fieldErrors({ comment: checked.fault });
    const made = tickets.comment(issue, { body: checked.value, properties: propertiesOf(properties) }, APP_USER);
    return call.json(present.comment(made, issue, call.req.query('expand')), 201);
  });

  app.get('/rest/api/3/issue/:issue/comment/:comment', (call) => {
    const issue = tickets.get(call.req.param('issue'));
    const found = issue.comments.find(({ id }) => id === call.req.param('comment'));
    if (found === undefined) throw new JiraError(404, ['Can not find a comment for the id.']);
    return call.json(present.comment(found, issue, call.req.query('expand')));
  });
}
