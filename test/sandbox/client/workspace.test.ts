import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { type Bakery, openWorkspace } from '../../../sandbox/client/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';

let sandbox: Sandbox;
let bakery: Bakery;
let web: WebClient;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['slack'] });
  bakery = openWorkspace(sandbox.url);
  const { SLACK_API_URL: slackApiUrl, SLACK_BOT_TOKEN } = sandbox.env;
  web = new WebClient(SLACK_BOT_TOKEN, { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
});
afterAll(() => sandbox.close());

it('finds people by name, and says who there is', async () => {
  expect(await bakery.person('Mr. Cakelover')).toMatchObject({ id: 'U0CAKELOVER', name: 'Mr. Cakelover' });
  await expect(bakery.person('Ms. Delicious')).rejects.toThrow('There are: Olivia Baker (U0MANAGER)');
});

it('loses the answer of a message that was posted all the same', async () => {
  const baker = await bakery.person('Ben Baker');
  await bakery.fault('slack', { kind: 'reset', times: 1, match: 'chat.postMessage' });
  await expect(web.chat.postMessage({ channel: baker.id, text: 'Once' })).rejects.toThrow();
  await web.chat.postMessage({ channel: baker.id, text: 'Twice' });
  expect((await baker.sees.dm()).map(({ text }) => text)).toEqual(['Once', 'Twice']);
});

it('is rate-limited in Slack’s own way', async () => {
  await bakery.fault('slack', { kind: 'rate-limited', retryAfterSeconds: 7, match: 'users.list' });
  await expect(web.users.list({ limit: 10 })).rejects.toMatchObject({ retryAfter: 7 });
  await bakery.clearFaults('slack');
  expect(await web.users.list({ limit: 10 })).toMatchObject({ ok: true });
});
