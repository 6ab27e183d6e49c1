import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bakery, openWorkspace, until } from '../../sandbox/client/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
let bakery: Bakery;
const news: Array<{ service: string }> = [];
const listening = new AbortController();
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  bakery = openWorkspace(sandbox.url);
  const { body } = await fetch(`${sandbox.url}/control/events`, { signal: listening.signal });
  void (async () => {
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      for (const [, data = ''] of chunk.matchAll(/^data: (.*)$/gm)) news.push(JSON.parse(data));
    }
  })().catch(() => {});
});
afterAll(async () => {
  listening.abort();
  await sandbox.close();
});

it.each<[string, () => Promise<unknown>, object]>([
  [
    'Slack',
    async () => (await bakery.person('Ben Baker')).say('general', 'Hello'),
    { service: 'slack', kind: 'message' },
  ],
  ['Jira', () => bakery.jira.create({ summary: 'Eggs' }), { service: 'jira' }],
  ['GitHub', () => bakery.github.addUser({ login: 'octocat' }), { service: 'github' }],
  ['mail', () => bakery.mail.clear(), { service: 'mail' }],
  ['a fault switched on', () => bakery.fault('jira', { kind: 'down' }), { service: 'faults' }],
  ['where the app listens', () => bakery.connect('http://127.0.0.1:1'), { service: 'app' }],
  ['a fault switched off', () => bakery.clearFaults('jira'), { service: 'faults' }],
])('one stream tells of every change: %s', async (_what, happens, told) => {
  news.length = 0;
  await happens();
  await until('the news', () => news.length > 0);
  expect(news).toContainEqual(expect.objectContaining(told));
});
