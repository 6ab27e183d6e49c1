import { createCloudClient } from 'jira.js';
import { jiraClient } from '../../../sandbox/client/jira.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';

/** A Jira of one's own, seen by Ovenbird's library and by people. */
export async function openSite() {
  const sandbox = await startSandbox({ port: 0, standIns: ['jira'] });
  return { sandbox, api: apiOf(sandbox), people: jiraClient(sandbox.url) };
}

/** The library knows the shape of every answer: one that has another shape fails the test. */
export function apiOf(sandbox: Sandbox, apiToken = sandbox.env.JIRA_API_TOKEN ?? '') {
  const { JIRA_BASE_URL: host = '', JIRA_EMAIL: email = '' } = sandbox.env;
  return createCloudClient({ host, auth: { type: 'basic', email, apiToken }, onSchemaMismatch: 'throw' });
}

export const ticket = (over: Record<string, unknown> = {}) => ({
  fields: {
    project: { key: 'BAKE' },
    issuetype: { name: 'Task' },
    summary: 'Order #21',
    description: paragraph('Dear supplier,'),
    ...over,
  },
});

export function paragraph(text: string) {
  return {
    type: 'doc' as const,
    version: 1 as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  };
}
