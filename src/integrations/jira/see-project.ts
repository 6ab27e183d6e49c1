import { getProject } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { accessLost } from './failures.ts';
import { isNotThere } from './on-ticket.ts';

/**
 * Makes sure that a ticket which is not there is gone, and not hidden from us: Jira leaves out what we may not see, without
 * a word, and with a whole project all its tickets.
 *
 * @param key the project's
 * @throws AccessLost where the project is not to be seen
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post
 */
export async function seeProject(client: Client, key: string): Promise<void> {
  try {
    await getProject(client, { projectIdOrKey: key });
  } catch (error) {
    throw isNotThere(error) ? accessLost(`the project ${key} is not to be seen`) : error;
  }
}
