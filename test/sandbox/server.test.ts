import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsClient } from '../../sandbox/client/faults.ts';
import { jiraClient } from '../../sandbox/client/jira.ts';
import { until } from '../../sandbox/client/until.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { apiOf, ticket } from './jira/site.ts';

describe('the faults of the sandbox', () => {
  let sandbox: Sandbox;
  let faults: ReturnType<typeof faultsClient>;
  let tickets: () => Promise<unknown[]>;
  const create = () => apiOf(sandbox).issues.createIssue(ticket());

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, standIns: ['jira', 'github'] });
    faults = faultsClient(sandbox.url);
    tickets = jiraClient(sandbox.url).tickets;
  });
  afterEach(() => faults.clear());
  afterAll(() => sandbox.close());

  it('down: the connection ends, nothing is written', async () => {
    await faults.set('jira', { kind: 'down' });
    await expect(create()).rejects.toMatchObject({ name: 'NetworkError' });
    expect(await tickets()).toHaveLength(0);
  });

  it('reset: it is written, and nobody hears of it', async () => {
    await faults.set('jira', { kind: 'reset', times: 1, match: 'POST /rest/api/3/issue' });
    await expect(create()).rejects.toMatchObject({ name: 'NetworkError' });
    expect(await tickets()).toHaveLength(1);
    await create();
    expect(await tickets()).toHaveLength(2);
  });

  it('rate-limited: in the words of each vendor', async () => {
    await faults.set('jira', { kind: 'rate-limited', retryAfterSeconds: 7 });
    await expect(create()).rejects.toMatchObject({ status: 429, retryAfterMs: 7_000 });
    await faults.set('github', { kind: 'rate-limited', retryAfterSeconds: 7 });
    const answer = await fetch(`${sandbox.url}/github/user`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([403, '7']);
  });

  it('error: with the status asked for', async () => {
    await faults.set('jira', { kind: 'error' });
    await expect(create()).rejects.toMatchObject({ status: 500 });
    await faults.set('jira', { kind: 'error', status: 504 });
    await expect(create()).rejects.toMatchObject({ status: 504 });
  });

  it('slow: late, but done', async () => {
    await faults.set('jira', { kind: 'slow', delayMs: 50 });
    const before = performance.now();
    await create();
    expect(performance.now() - before).toBeGreaterThanOrEqual(50);
  });

  it('match: only the requests meant, and several faults at once', async () => {
    await faults.set('jira', { kind: 'down', match: '/comment' });
    await faults.set('jira', { kind: 'error', status: 502, match: '/transitions' });
    const { key } = await create();
    await expect(apiOf(sandbox).issueComments.getComments({ issueIdOrKey: key })).rejects.toMatchObject({
      name: 'NetworkError',
    });
    await expect(apiOf(sandbox).issues.getTransitions({ issueIdOrKey: key })).rejects.toMatchObject({ status: 502 });
    expect(await faults.list()).toHaveLength(2);
    expect(await faults.clear('jira')).toEqual([]);
  });

  it('are refused when they make no sense', async () => {
    await expect(faults.set('jira', { kind: 'flood' } as never)).rejects.toThrow('400');
    await expect(faults.set('pigeons' as never, { kind: 'down' })).rejects.toThrow('400');
  });
});

describe('the sandbox', () => {
  it('says what there is', async () => {
    const sandbox = await startSandbox({ port: 0, standIns: ['github'] });
    const index = await (await fetch(sandbox.url)).json();
    expect(index).toMatchObject({ standIns: ['github'] });
    expect((await fetch(`${sandbox.url}/control/jira/tickets`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/nothing`)).status).toBe(404);
    await sandbox.close();
  });

  it('keeps the control API apart from what the vendors offer', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const authorization = `Bearer ${sandbox.env.GITHUB_TOKEN}`;
    const around = await fetch(`${sandbox.url}/github/control/collaborators`, { headers: { authorization } });
    expect(around.status).toBe(404);
    expect((await fetch(`${sandbox.url}/jira/control/tickets`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/slack/control/people`)).status).toBe(404);
    await sandbox.close();
  });

  it('finds its state again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-sandbox-'));
    const first = await startSandbox({ port: 0, dataDir, standIns: ['jira'] });
    const { key } = await apiOf(first).issues.createIssue(ticket());
    await first.close();

    const second = await startSandbox({ port: 0, dataDir, standIns: ['jira'] });
    expect(await jiraClient(second.url).ticket(key)).toMatchObject({ key, summary: 'Order #21' });
    expect((await apiOf(second).issues.createIssue(ticket())).key).not.toBe(key);
    await second.close();
    await rm(dataDir, { recursive: true });
  });

  it('leaves nothing open where one stand-in cannot start', async () => {
    const servers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    await mkdir(join(dataDir, 'sandbox'));
    await writeFile(join(dataDir, 'sandbox', 'slack.json'), JSON.stringify({ version: 99 }));
    const before = servers();
    // Slack’s fails at once; the mail’s server listens only after that.
    await expect(startSandbox({ port: 0, dataDir })).rejects.toThrow('slack.json is of version 99');
    await until('every server is closed', () => servers() === before);
    await rm(dataDir, { recursive: true });
  });

  it('does not start on a port that is taken', async () => {
    const first = await startSandbox({ port: 0, standIns: [] });
    const port = Number(new URL(first.url).port);
    await expect(startSandbox({ port, standIns: [] })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });
});
