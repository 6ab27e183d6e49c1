import { z } from 'zod';
import { fieldErrors, JiraError } from '../errors.ts';
import { checkPlace, type RawFields, readFields } from '../fields.ts';
import { APP_USER } from '../site.ts';
import type { Issue } from '../state.ts';
import { bodyOf, entityProperties, propertiesOf, type RouteOptions, requireWritable, wantedOf } from './request.ts';

const labelChange = z.union([
  z.object({ add: z.string() }),
  z.object({ remove: z.string() }),
  z.object({ set: z.array(z.string()) }),
]);
const edit = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.object({ labels: z.array(labelChange).optional() }).default({}),
  properties: entityProperties.default([]),
});
const bulkFetch = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).default([]),
  properties: z.array(z.string()).default([]),
});
const BULK_LIMIT = 100;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
export function issueRoutes({ app, tickets, present, settings }: RouteOptions): void {
  const show = (issue: Issue, wanted: { fields: string[]; properties: string[] }) =>
    present.issue(issue, tickets.linksOf(issue), wanted);

  app.post('/rest/api/3/issue', async (call) => {
    if (!settings.writable) throw fieldErrors({ project: 'You cannot create issues in this project.' });
    const { fields, properties } = await bodyOf(call, edit);
    const { project, issuetype, ...rest } = fields;
    checkPlace(project, issuetype);
    const { summary, ...others } = readFields({ summary: undefined, ...rest }, settings);
    const issue = tickets.create({ ...others, summary: summary ?? '', properties: propertiesOf(properties) }, APP_USER);
    return call.json({ id: issue.id, key: issue.key, self: `${present.api}/issue/${issue.id}` }, 201);
  });

  app.post('/rest/api/3/issue/bulkfetch', async (call) => {
    const { issueIdsOrKeys, ...wanted } = await bodyOf(call, bulkFetch);
    if (issueIdsOrKeys.length > BULK_LIMIT) {
      throw new JiraError(400, [`The number of issues requested exceeds the limit of ${BULK_LIMIT}.`]);
    }
    const found = new Set(
      issueIdsOrKeys.map((idOrKey) => tickets.find(idOrKey)).filter((issue) => issue !== undefined),
    );
    return call.json({
      expand: 'names,schema',
      issues: [...found].map((issue) => show(issue, wanted)),
      issueErrors: [],
    });
  });

  app.get('/rest/api/3/issue/:issue', (call) => {
    const { fields, properties } = wantedOf(call);
    return call.json(show(tickets.get(call.req.param('issue')), { fields: [...fields], properties: [...properties] }));
  });

  app.put('/rest/api/3/issue/:issue', async (call) => {
    const issue = tickets.get(call.req.param('issue'));
    requireWritable(settings);
    const { fields, update, properties } = await bodyOf(call, edit);
    tickets.edit(issue, readFields(withLabels(issue, fields, update.labels), settings), APP_USER);
    Object.assign(issue.properties, propertiesOf(properties));
    return call.body(null, 204);
  });
}

/** Labels can be set as a field, or added and removed one by one. */
function withLabels(issue: Issue, fields: RawFields, changes: z.infer<typeof labelChange>[] = []): RawFields {
  if (changes.length === 0) return fields;
  let labels = issue.labels;
  for (const change of changes) {
    if ('set' in change) labels = change.set;
    else if ('add' in change) labels = [...labels, change.add];
    else labels = labels.filter((label) => label !== change.remove);
  }
  return { ...fields, labels };
}
