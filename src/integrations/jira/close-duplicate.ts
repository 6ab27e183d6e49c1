import { bulkFetchIssues, doTransition, getTransitions } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { PermanentFailure } from '../../platform/failures.ts';
import { read, readIssues, transitionList } from './schema.ts';

const DUPLICATE = 'Duplicate';

/**
 * Moves an issue to a status of the category "done", with the resolution "Duplicate" where the transition takes one.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export async function closeAsDuplicate(client: Client, { key }: { key: string }): Promise<void> {
  const { issues } = read(readIssues, await bulkFetchIssues(client, { issueIdsOrKeys: [key], fields: ['status'] }));
  if (issues.every(({ fields }) => fields.status.statusCategory.key === 'done')) return;
  const issueIdOrKey = encodeURIComponent(key);
  const offered = await getTransitions(client, { issueIdOrKey, expand: 'transitions.fields' });
  const closing = read(transitionList, offered).transitions.find(({ to }) => to.statusCategory.key === 'done');
  if (!closing) throw new PermanentFailure('jira_cannot_close', `no transition of ${key} leads to a closed status`);
  const takesIt = closing.fields.resolution?.allowedValues.some(({ name }) => name === DUPLICATE);
  const fields = takesIt ? { resolution: { name: DUPLICATE } } : undefined;
  await doTransition(client, { issueIdOrKey, transition: { id: closing.id }, fields });
}
