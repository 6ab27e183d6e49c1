import { JiraError } from '../errors.ts';
import { ISSUE_TYPE, PROJECT } from '../site.ts';
import type { Webhooks } from '../webhooks.ts';
import { type Call, listOf, pageOf, type RouteOptions } from './request.ts';

export interface MetadataOptions extends RouteOptions {
  webhooks: Pick<Webhooks, 'registered'>;
}

/** The fields of the create screen. */
const FIELDS = [
  { fieldId: 'summary', name: 'Summary', required: true, schema: { type: 'string', system: 'summary' } },
  { fieldId: 'issuetype', name: 'Issue Type', required: true, schema: { type: 'issuetype', system: 'issuetype' } },
  { fieldId: 'project', name: 'Project', required: true, schema: { type: 'project', system: 'project' } },
  { fieldId: 'description', name: 'Description', required: false, schema: { type: 'string', system: 'description' } },
  { fieldId: 'duedate', name: 'Due date', required: false, schema: { type: 'date', system: 'duedate' } },
  { fieldId: 'labels', name: 'Labels', required: false, schema: { type: 'array', items: 'string', system: 'labels' } },
];
const PAGE = 50;
/** What an account may do that may only look. */
const READING = new Set(['BROWSE_PROJECTS']);

/**
 * Who one is, and what the project is like.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 */
export function metadataRoutes({ app, present, settings, webhooks }: MetadataOptions): void {
  const checkProject = (call: Call) => {
    const wanted = call.req.param('project');
    const known: readonly string[] = [PROJECT.key, PROJECT.id];
    if (!known.includes(wanted)) throw new JiraError(404, [`No project could be found with key '${wanted}'.`]);
  };

  app.get('/rest/api/3/myself', (call) => call.json(present.myself()));

  app.get('/rest/api/3/project/:project', (call) => {
    checkProject(call);
    return call.json({ ...present.project, issueTypes: [present.issueType] });
  });

  // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get
  app.get('/rest/api/3/mypermissions', (call) => {
    const permissions = listOf(call, 'permissions').map((key) => {
      const havePermission = settings.writable || READING.has(key);
      return [key, { key, name: key, type: 'PROJECT', havePermission }] as const;
    });
    return call.json({ permissions: Object.fromEntries(permissions) });
  });

  app.get('/rest/webhooks/1.0/webhook', (call) => call.json(webhooks.registered()));

  app.get('/rest/api/3/issue/createmeta/:project/issuetypes', (call) => {
    checkProject(call);
    const { items, ...page } = pageOf(call, [present.issueType], PAGE);
    return call.json({ ...page, issueTypes: items });
  });

  app.get('/rest/api/3/issue/createmeta/:project/issuetypes/:type', (call) => {
    checkProject(call);
    if (call.req.param('type') !== ISSUE_TYPE.id) throw new JiraError(404, ['The issue type was not found.']);
    const onScreen = FIELDS.filter(({ fieldId }) => settings.duedateOnScreen || fieldId !== 'duedate');
    const { items, ...page } = pageOf(call, onScreen, PAGE);
    const fields = items.map((field) => ({
      ...field,
      key: field.fieldId,
      hasDefaultValue: false,
      operations: ['set'],
    }));
    return call.json({ ...page, fields });
  });
}
