import { createHmac } from 'node:crypto';
import { broken, type Check, type Finding, fine, inDoubt } from '../platform/checkup.ts';
import { isThisMachine } from '../platform/this-machine.ts';
import { networkCode } from '../platform/unanswered.ts';

export interface Door {
  /** Where Slack and Jira find us. */
  publicUrl: string;
  /** Undefined where Slack comes by Socket Mode. */
  signingSecret?: string;
  jiraWebhookSecret?: string;
}

const PUBLIC =
  'PUBLIC_URL must be an https address that the internet reaches; with SLACK_APP_TOKEN, Slack needs none (Socket Mode).';

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

/**
 * Knocks at the running Ovenbird as Slack and Jira do, with requests that change nothing: is it there, and does it know
 * the same secrets as we do?
 */
export const checkDoor =
  ({ publicUrl, signingSecret, jiraWebhookSecret }: Door): Check =>
  async (signal) => {
    const findings = [addressFinding(publicUrl)];
    try {
      if (signingSecret !== undefined) {
        findings.push(verdictOf('SLACK_SIGNING_SECRET', 200, await asSlack(publicUrl, signingSecret, signal)));
      }
      if (jiraWebhookSecret !== undefined) {
        // Signed, and about no issue.
        findings.push(verdictOf('JIRA_WEBHOOK_SECRET', 400, await asJira(publicUrl, jiraWebhookSecret, signal)));
      }
    } catch (error) {
      const reason = networkCode(error);
      if (reason === undefined) throw error;
      findings.push(inDoubt(`nobody answers at ${publicUrl}: ${reason}`, 'Start Ovenbird there, and look once more.'));
    }
    return findings;
  };

function addressFinding(publicUrl: string): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const isPublic = protocol === 'https:' && !isThisMachine(hostname);
  return isPublic ? fine(publicUrl) : inDoubt(`${publicUrl} is no public address`, PUBLIC);
}

/** https://docs.slack.dev/reference/events/url_verification */
async function asSlack(publicUrl: string, secret: string, signal: AbortSignal): Promise<number> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'doctor' });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${hex(secret, `v0:${timestamp}:${body}`)}`;
  const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
  return knock(`${publicUrl}/slack/events`, { headers, body, signal });
}

async function asJira(publicUrl: string, secret: string, signal: AbortSignal): Promise<number> {
  const body = JSON.stringify({ webhookEvent: 'ovenbird_doctor' });
  const headers = { 'x-hub-signature': `sha256=${hex(secret, body)}` };
  return knock(`${publicUrl}/jira/webhook`, { headers, body, signal });
}

async function knock(url: string, { headers, ...init }: RequestInit & { headers: Record<string, string> }) {
  const json = { ...headers, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers: json, redirect: 'manual', ...init });
  await response.body?.cancel();
  return response.status;
}

function verdictOf(variable: string, expected: number, status: number): Finding {
  if (status === expected) return fine(`the Ovenbird there knows our ${variable}`);
  if (status === 401)
    return broken(`the Ovenbird there has another ${variable}`, 'Give both the same, and start it again.');
  const remedy = 'Is it Ovenbird (ROLE web or all) that answers there, with the same variables?';
  return inDoubt(`asked with our ${variable}, what answers there says ${status}`, remedy);
}
