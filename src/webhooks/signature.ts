import { createHmac, timingSafeEqual } from 'node:crypto';

const METHOD = 'sha256=';

/**
 * Tells whether a webhook was signed with our secret.
 *
 * @param body the raw bytes, as they were sent
 * @param header `X-Hub-Signature`: `sha256=<hex>`
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
 */
export function isSigned(body: Buffer, header: string | undefined, secret: string): boolean {
  const expected = Buffer.from(METHOD + createHmac('sha256', secret).update(body).digest('hex'));
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
