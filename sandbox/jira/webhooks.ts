import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change } from './changes.ts';
import { JiraError } from './errors.ts';
import type { Presenter } from './present.ts';
import { signature } from './signature.ts';
import { WEBHOOK_SECRET } from './site.ts';
import type { Issue, IssueLink, JiraSettings } from './state.ts';
import { webhookBody } from './webhook-body.ts';

export interface Webhook {
  /** The same for every try. */
  identifier: string;
  event: string;
  key: string;
  body: string;
  /** How each try was answered: an HTTP status, or why there was none. */
  answers: Array<number | string>;
}

export interface WebhooksOptions {
  settings: JiraSettings;
  present: Presenter;
  linksOf(issue: Issue): IssueLink[];
}

export type Webhooks = ReturnType<typeof createWebhooks>;

const RETRIES = 5;
const ANSWER_WITHIN_MS = 20_000;
const REMEMBERED = 200;
const RETRIED = new Set([408, 409, 425, 429]);

/**
 * An admin webhook to `<app>/jira/webhook`, signed, and tried again as Jira Cloud does. Whatever happens before the app
 * is connected is never sent.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function createWebhooks({ settings, present, linksOf }: WebhooksOptions) {
  const closing = new AbortController();
  let sent: Webhook[] = [];
  let target: string | undefined;

  async function post(webhook: Webhook, headers: Record<string, string>): Promise<number | string> {
    if (target === undefined) return 'not connected';
    try {
      const response = await fetch(target, {
        method: 'POST',
        body: webhook.body,
        headers: {
          'content-type': 'application/json; charset=UTF-8',
          'user-agent': 'Atlassian Webhook HTTP Client',
          'x-atlassian-webhook-identifier': webhook.identifier,
          ...headers,
        },
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch (error) {
      return (error as Error).name;
    }
  }

  async function send(webhook: Webhook, headers: Record<string, string> = {}): Promise<number | string> {
    const answer = await post(webhook, { 'x-hub-signature': signature(WEBHOOK_SECRET, webhook.body), ...headers });
    webhook.answers.push(answer);
    return answer;
  }

  async function sendUntilTaken(webhook: Webhook): Promise<void> {
    let answer = await send(webhook);
    for (let retry = 1; retry <= RETRIES && wantsRetry(answer); retry += 1) {
      await delay(settings.webhookRetryDelayMs, undefined, { signal: closing.signal, ref: false });
      answer = await send(webhook, { 'x-atlassian-webhook-retry': String(retry) });
    }
  }

  function last(key?: string): Webhook {
    const webhook = sent.findLast((one) => key === undefined || one.key === key);
    if (webhook === undefined) throw new JiraError(409, ['No webhook was sent yet']);
    return webhook;
  }

  return {
    connect(appUrl: string): void {
      target = `${appUrl}/jira/webhook`;
    },

    announce(change: Change): void {
      if (target === undefined || !settings.webhooks) return;
      const { kind, issue } = change;
      const body = webhookBody(change, present, linksOf(issue));
      const webhook: Webhook = { identifier: randomUUID(), event: kind, key: issue.key, body, answers: [] };
      sent = [...sent, webhook].slice(-REMEMBERED);
      sendUntilTaken(webhook).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
    },

    /** As an administrator is shown them. Jira keeps their secrets to itself. */
    registered: () =>
      target === undefined
        ? []
        : [
            {
              name: 'Ovenbird',
              url: target,
              enabled: settings.webhooks,
              events: ['jira:issue_updated'],
              isSigned: true,
            },
          ],

    sent: (): readonly Webhook[] => sent,

    /** Sends the last webhook (of an issue) again, byte for byte, one after the other. */
    async resend(times: number, key?: string): Promise<Array<number | string>> {
      const webhook = last(key);
      const answers: Array<number | string> = [];
      for (let count = 0; count < times; count += 1) answers.push(await send(webhook));
      return answers;
    },

    /** Sends the last webhook (of an issue) under a new identifier, signed by somebody who does not know the secret. */
    forge(signed: 'wrong' | 'absent', key?: string): Promise<number | string> {
      const { body, event, key: issueKey } = last(key);
      const forged: Webhook = { identifier: randomUUID(), event, key: issueKey, body, answers: [] };
      return post(forged, signed === 'wrong' ? { 'x-hub-signature': signature('another secret', body) } : {});
    },

    close: (): void => closing.abort(),
  };
}

function wantsRetry(answer: number | string): boolean {
  return typeof answer === 'string' || answer >= 500 || RETRIED.has(answer);
}
