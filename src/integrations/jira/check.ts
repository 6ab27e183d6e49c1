import { getCurrentUser, getMyPermissions, getProject } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { broken, type Check, type Finding, fine, inDoubt } from '../../platform/checkup.ts';
import { PermanentFailure } from '../../platform/failures.ts';
import { isForbidden } from './failures.ts';
import type { JiraOptions } from './index.ts';
import { createTransport } from './transport.ts';

export interface JiraCheckOptions extends JiraOptions {
  /** Where Jira is to send what happens to tickets; undefined where the webhook is off. */
  webhookUrl?: string;
}

/** What Ovenbird does to tickets. */
const PERMISSIONS = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'LINK_ISSUES',
  'TRANSITION_ISSUES',
] as const;

const account = z.object({ displayName: z.string() });
const project = z.object({ name: z.string(), issueTypes: z.array(z.object({ name: z.string() })).default([]) });
const permissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
const webhooks = z.array(
  z.object({
    url: z.string(),
    enabled: z.boolean().default(true),
    events: z.array(z.string()).default([]),
    isSigned: z.boolean().optional(),
  }),
);

const EVENT = 'jira:issue_updated';
const WEBHOOKS = 'Settings → System → WebHooks';

/**
 * Whether the account may do in the project what Ovenbird does there, and whether Jira tells us of it.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
 */
export function checkJira({ project: key, issueType, webhookUrl, ...account }: JiraCheckOptions): Check {
  const connect = createTransport(account);
  return async (signal) => {
    const client = connect(signal);
    return [
      await accountFinding(client),
      ...(await projectFindings(client, key, issueType)),
      await permissionFinding(client, key),
      ...(webhookUrl === undefined ? [] : [await webhookFinding(client, webhookUrl)]),
    ];
  };
}

async function accountFinding(client: Client): Promise<Finding> {
  const { displayName } = account.parse(await getCurrentUser(client));
  return fine(`Jira knows ${displayName}`);
}

async function projectFindings(client: Client, key: string, issueType: string): Promise<Finding[]> {
  try {
    const { name, issueTypes } = project.parse(await getProject(client, { projectIdOrKey: key }));
    const names = issueTypes.map((type) => type.name);
    return [
      fine(`the project ${name} (${key})`),
      names.includes(issueType)
        ? fine(`its issue type ${issueType}`)
        : broken(`it has no issue type ${issueType}`, `Put one of these into JIRA_ISSUE_TYPE: ${names.join(', ')}.`),
    ];
  } catch (error) {
    if (!(error instanceof PermanentFailure || isForbidden(error))) throw error;
    const remedy = 'Make the project, or put another key into JIRA_PROJECT, and let the account see it.';
    return [broken(`the project ${key}: ${error.message}`, remedy)];
  }
}

async function permissionFinding(client: Client, projectKey: string): Promise<Finding> {
  const answer = await getMyPermissions(client, { projectKey, permissions: PERMISSIONS.join(',') });
  const { permissions: given } = permissions.parse(answer);
  const missing = PERMISSIONS.filter((name) => !given[name]?.havePermission);
  if (missing.length === 0) return fine('its permissions in the project');
  return broken(
    `permissions are missing: ${missing.join(', ')}`,
    'Give the account a role in the project that has them.',
  );
}

/** Only administrators may list webhooks; that the account is none is no fault. */
async function webhookFinding(client: Client, url: string): Promise<Finding> {
  const make = `Under ${WEBHOOKS} make one to ${url}, with the secret of JIRA_WEBHOOK_SECRET and the issue events.`;
  const answer = await client.sendRequest({ url: '/rest/webhooks/1.0/webhook', method: 'GET' }).catch(() => undefined);
  const { success, data } = webhooks.safeParse(answer);
  if (!success) return inDoubt('the account may not list webhooks', `An administrator looks at ${WEBHOOKS}. ${make}`);
  const ours = data.find((one) => one.url === url);
  if (!ours) return broken(`no webhook leads to ${url}`, make);
  if (!ours.enabled) return broken('the webhook is disabled', `Enable it under ${WEBHOOKS}.`);
  if (ours.isSigned === false) return broken('the webhook has no secret', `Give it the one of JIRA_WEBHOOK_SECRET.`);
  if (!ours.events.includes(EVENT))
    return broken('the webhook is not for issues', `Tick "Issue: updated" and the others.`);
  return fine('its webhook leads here');
}
