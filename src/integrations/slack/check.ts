import type { WebClient } from '@slack/web-api';
import { broken, type Check, type Finding, fine, inDoubt } from '../../platform/checkup.ts';
import { classify } from './classify.ts';
import { createSlackClient, type SlackClientConfig, withSignal } from './client.ts';

export interface SlackCheckOptions extends SlackClientConfig {
  appToken?: string;
  signingSecret?: string;
  /** What the manifest asks for. */
  scopes: readonly string[];
}

/** As Slack makes them: 32 hexadecimal digits. */
const SIGNING_SECRET = /^[0-9a-f]{32}$/;

const INSTALL_AGAIN = 'Install the app (again) under "OAuth & Permissions" of https://api.slack.com/apps';

/**
 * Whether Slack lets the app in, with all its scopes, and how its events reach us.
 *
 * @see https://docs.slack.dev/reference/methods/auth.test
 */
export function checkSlack({ appToken, signingSecret, scopes, ...connection }: SlackCheckOptions): Check {
  const client = createSlackClient(connection);
  return (signal) =>
    withSignal(signal, async () => [
      ...(await botFindings(client, scopes)),
      appToken === undefined ? secretFinding(signingSecret) : await socketFinding(client, appToken),
    ]);
}

async function botFindings(client: WebClient, wanted: readonly string[]): Promise<Finding[]> {
  try {
    const { team, user, response_metadata } = await client.auth.test();
    const given = response_metadata?.scopes ?? [];
    const missing = wanted.filter((scope) => !given.includes(scope));
    return [
      fine(`Slack knows the bot ${user} in the workspace ${team}`),
      missing.length === 0
        ? fine(`its ${wanted.length} scopes`)
        : broken(`scopes are missing: ${missing.join(', ')}`, `Update the manifest, then: ${INSTALL_AGAIN}.`),
    ];
  } catch (error) {
    const remedy = `${INSTALL_AGAIN}, and put its "Bot User OAuth Token" into SLACK_BOT_TOKEN.`;
    return [broken(`Slack: ${reasonOf(error)}`, remedy)];
  }
}

/** It is asked for an address to connect to; nobody connects. */
async function socketFinding(client: WebClient, token: string): Promise<Finding> {
  try {
    await client.apps.connections.open({ token });
    return fine('Socket Mode');
  } catch (error) {
    const remedy =
      'Under "Basic Information", make an app-level token with the scope connections:write and put it into SLACK_APP_TOKEN; switch on Socket Mode.';
    return broken(`Socket Mode: ${reasonOf(error)}`, remedy);
  }
}

/** Only Slack could say whether it is the right one. */
function secretFinding(secret = ''): Finding {
  if (SIGNING_SECRET.test(secret)) return fine('the signing secret looks like one of Slack’s');
  const remedy = 'Copy the "Signing Secret" of "Basic Information", not the client secret or verification token.';
  return inDoubt('SLACK_SIGNING_SECRET does not look like one of Slack’s', remedy);
}

function reasonOf(error: unknown): string {
  const failure = classify(error, 'slack');
  return failure instanceof Error ? failure.message : String(failure);
}
