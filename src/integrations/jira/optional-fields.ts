import { getCreateIssueMetaIssueTypeId, getCreateIssueMetaIssueTypes } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { JiraRefusal } from './failures.ts';
import { createFieldPage, issueTypePage, read } from './schema.ts';

/** Fields that a site may have taken off its screens, and that a ticket can do without. */
const OPTIONAL: readonly string[] = ['duedate'];

type Fields = Record<string, unknown>;

/** True when a write was refused for nothing but fields that a ticket can do without. */
export function refusedOptional(error: unknown): error is JiraRefusal {
  if (!(error instanceof JiraRefusal && error.status === 400)) return false;
  return error.fields.length > 0 && error.fields.every((field) => OPTIONAL.includes(field));
}

/** The fields without those that were refused. */
export function withoutRefused(fields: Fields, { fields: refused }: JiraRefusal): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !refused.includes(name)));
}

/**
 * The fields without the optional ones that the project's create screen lacks.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 */
export async function withoutUnavailable(
  fields: Fields,
  client: Client,
  { project, issueType }: { project: string; issueType: string },
): Promise<Fields> {
  const projectIdOrKey = encodeURIComponent(project);
  const types = await getCreateIssueMetaIssueTypes(client, { projectIdOrKey, maxResults: 200 });
  const type = read(issueTypePage, types).issueTypes.find(({ name }) => name === issueType);
  if (!type) return fields;
  const issueTypeId = encodeURIComponent(type.id);
  const page = await getCreateIssueMetaIssueTypeId(client, { projectIdOrKey, issueTypeId, maxResults: 200 });
  const available = read(createFieldPage, page).fields.map(({ fieldId }) => fieldId);
  const usable = ([name]: [string, unknown]) => !OPTIONAL.includes(name) || available.includes(name);
  return Object.fromEntries(Object.entries(fields).filter(usable));
}
