import { createHmac } from 'node:crypto';

/**
 * The `X-Hub-Signature` of a webhook's raw body.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#webhook-signature
 */
export function signature(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
