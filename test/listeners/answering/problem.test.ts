import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogLevel, WebClient } from '@slack/web-api';
import { problemOf } from '../../../src/listeners/answering/problem.ts';
import { silent } from '../../support/outbox.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

describe('what a person is told when a listener’s own call of Slack fails', () => {
  let slack: StubServer;
  beforeEach(async () => {
    slack = await startStubServer();
  });
  afterEach(() => slack.close());

  async function told(): Promise<string> {
    const options = { slackApiUrl: `${slack.url}/`, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
    const client = new WebClient('xoxb-1', { ...options, logLevel: LogLevel.ERROR });
    const failure = await client.auth.test().catch((error: unknown) => error);
    return problemOf(failure, silent).code;
  }

  it.each([503, 429])('Slack answers %i: it is not our fault, and they may try again', async (status) => {
    slack.answer = (response) => void response.writeHead(status, { 'retry-after': '1' }).end();
    expect(await told()).toBe('service_unavailable');
  });

  it('Slack does not answer', async () => {
    slack.answer = (response) => void response.destroy();
    expect(await told()).toBe('service_unavailable');
  });

  it('Slack refuses what we asked of it: that is our fault', async () => {
    slack.answer = (response) => void response.end('{"ok":false,"error":"invalid_blocks"}');
    expect(await told()).toBe('internal');
  });
});
