import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openWorkspace } from '../../../sandbox/client/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { createJira } from '../../../src/integrations/jira/index.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import type { TicketContent } from '../../../src/services/procurement/index.ts';

const content: TicketContent = {
  title: 'Order #21',
  dueOn: '2026-11-24',
  needs: [{ name: 'butter', amount: '132', unit: 'g' }],
  orders: [],
  moreOrders: 0,
};
const account = { email: 'jira@example.com', apiToken: 'jira-sandbox-token', project: 'BAKE', issueType: 'Task' };
const { signal } = new AbortController();

describe('calls to Jira', () => {
  let server: Server;
  let baseUrl: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const open = (by = signal) => createJira({ ...account, baseUrl }).desk.openTicket(randomUUID(), content, by);
  const answering = (status: number, body: unknown = {}, headers: Record<string, string> = {}) => {
    answer = (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
  };

  it.each([
    [500, false],
    [503, false],
    [409, false],
    [408, false],
    [502, true],
    [504, true],
  ])('that are answered %i are tried again; in doubt: %s', async (status, inDoubt) => {
    answering(status);
    await expect(open()).rejects.toMatchObject({ name: 'TransientFailure', code: `jira_${status}`, inDoubt });
  });

  it.each([400, 404, 413])('that are answered %i are not tried again', async (status) => {
    answering(status, { errorMessages: ['No.'], errors: { project: 'valid project is required' } });
    await expect(open()).rejects.toMatchObject({
      name: 'PermanentFailure',
      code: `jira_${status}`,
      message: 'No. project: valid project is required',
    });
  });

  it('that Jira forbids are tried again when somebody may have given us the right, with what Jira says', async () => {
    answering(403, { errorMessages: ['You do not have permission to edit issues in this project.'] });
    await expect(open()).rejects.toMatchObject({
      ...{ name: 'TransientFailure', code: 'jira_403', inDoubt: false },
      message: 'You do not have permission to edit issues in this project.',
    });
  });

  it('that are limited wait as long as Jira says', async () => {
    answering(429, {}, { 'retry-after': '7' });
    await expect(open()).rejects.toMatchObject({ name: 'RateLimited', lane: 'jira', retryAfterMs: 7_000 });
    answering(429);
    await expect(open()).rejects.toMatchObject({ name: 'RateLimited', retryAfterMs: 30_000 });
  });

  it('are in doubt when the connection dies', async () => {
    answer = (request) => {
      request.socket.destroy();
    };
    await expect(open()).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });

  it('are in doubt when the answer is cut off, or is no JSON', async () => {
    answer = (_, response) => {
      response.writeHead(201, { 'content-length': '100' }).write('{"id":', () => response.destroy());
    };
    await expect(open()).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
    };
    await expect(open()).rejects.toMatchObject({ code: 'jira_unreadable', inDoubt: true });
    answering(201, { id: 10_001 });
    await expect(open()).rejects.toMatchObject({ code: 'jira_unreadable', inDoubt: true });
  });

  it('are not in doubt when there was no connection', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nobody = createJira({ ...account, baseUrl: `http://127.0.0.1:${port}` });
    await expect(nobody.desk.openTicket(randomUUID(), content, signal)).rejects.toMatchObject({
      name: 'TransientFailure',
      inDoubt: false,
    });
  });

  it('end when the run is aborted, in doubt', async () => {
    const run = new AbortController();
    const { promise: hungUp, resolve } = Promise.withResolvers<void>();
    answer = (request) => {
      request.socket.once('close', () => resolve());
      run.abort();
    };
    await expect(open(run.signal)).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    await hungUp;
  });

  it('carry the request’s id, the account and an encoded key', async () => {
    let seen: IncomingMessage | undefined;
    answer = (request, response) => {
      seen = request;
      response.writeHead(204).end();
    };
    const { desk } = createJira({ ...account, baseUrl });
    const odd = { id: '1', key: '../../myself?x=', url: '' };
    await withRequestId('request-1', () => desk.correctTicket(odd, content, signal));
    expect(seen?.headers['x-request-id']).toBe('request-1');
    expect(seen?.headers.authorization).toBe(
      `Basic ${Buffer.from('jira@example.com:jira-sandbox-token').toString('base64')}`,
    );
    expect(seen?.url).toBe('/rest/api/3/issue/..%2F..%2Fmyself%3Fx%3D');
  });

  it.each([{}, { nextPageToken: null }])(
    'find tickets, and the end of the list, where Jira answers %j',
    async (last) => {
      const request = randomUUID();
      const issue = { id: '10001', key: 'BAKE-1', fields: { labels: [`ovenbird-${request}`] } };
      answering(200, { issues: [issue], isLast: true, ...last });
      const { desk } = createJira({ ...account, baseUrl });
      expect(await desk.findTickets([request], signal)).toMatchObject([{ request, ticket: { key: 'BAKE-1' } }]);
    },
  );

  it.each([
    [200, 'AUTHENTICATED_FAILED'],
    [403, 'AUTHENTICATION_DENIED'],
    [404, 'AUTHENTICATED_FAILED'],
  ])('that are answered %i with %s wait until the account is let in again', async (status, reason) => {
    answering(status, { issues: [] }, { 'x-seraph-loginreason': reason });
    const { desk } = createJira({ ...account, baseUrl });
    const lost = { code: 'access_lost', lane: 'jira' };
    await expect(desk.readTickets([{ id: '10001', key: 'BAKE-1', url: '' }], signal)).rejects.toMatchObject(lost);
    await expect(desk.findTickets([randomUUID()], signal)).rejects.toMatchObject(lost);
  });

  it('of an account that was let in are read, whatever else Jira says of the login', async () => {
    answering(200, { issues: [] }, { 'x-seraph-loginreason': 'OK' });
    expect(await createJira({ ...account, baseUrl }).desk.findTickets([randomUUID()], signal)).toEqual([]);
  });

  it.each([401, 404])('tell of no ticket that it is gone while the project answers %i', async (status) => {
    const seen: string[] = [];
    answer = ({ url = '' }, response) => {
      seen.push(url);
      const isProject = url.startsWith('/rest/api/3/project/BAKE');
      response.writeHead(isProject ? status : 200, { 'content-type': 'application/json' }).end('{"issues":[]}');
    };
    const { desk } = createJira({ ...account, baseUrl });
    await expect(desk.readTickets([{ id: '10001', key: 'BAKE-1', url: '' }], signal)).rejects.toMatchObject({
      code: 'access_lost',
      lane: 'jira',
    });
    expect(seen).toHaveLength(2);
  });

  it('leave out tickets that cannot be told at the moment', async () => {
    answering(200, { issues: [], issueErrors: [{ id: '10001', errorMessage: 'try again' }] });
    const { desk } = createJira({ ...account, baseUrl });
    const tickets = ['10001', '10002'].map((id) => ({ id, key: `BAKE-${id}`, url: '' }));
    expect(await desk.readTickets(tickets, signal)).toEqual([{ ticket: '10002', state: 'gone', labels: [] }]);
  });
});

describe('a Jira site', () => {
  let sandbox: Sandbox;
  let people: ReturnType<typeof openWorkspace>;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, standIns: ['jira'] });
    people = openWorkspace(sandbox.url);
  });
  beforeEach(() => people.jira.configure({ duedateOnScreen: true, searchDelayMs: 0, tokenExpired: false }));
  afterAll(() => sandbox.close());

  const jira = () => createJira({ ...account, baseUrl: sandbox.env.JIRA_BASE_URL ?? '' });

  it('that takes no due date gets tickets without one', async () => {
    const { desk } = jira();
    const before = await desk.openTicket(randomUUID(), content, signal);
    await people.jira.configure({ duedateOnScreen: false });
    const ticket = await desk.openTicket(randomUUID(), content, signal);
    expect(await people.jira.ticket(ticket.key)).toMatchObject({ duedate: null, summary: 'Order #21' });

    const eggs = { ...content, needs: [{ name: 'eggs', amount: '8', unit: 'pcs' }] };
    await desk.correctTicket(before, eggs, signal);
    expect((await people.jira.ticket(before.key)).table).toContainEqual(['eggs', '8', 'pcs']);
  });

  it('finds more tickets than fit on a page', async () => {
    const { desk } = jira();
    const request = randomUUID();
    for (let count = 0; count < 101; count += 1) await desk.openTicket(request, content, signal);
    expect(await desk.findTickets([request], signal)).toHaveLength(101);
  });

  it('finds a comment on a later page', async () => {
    const { desk, comments } = jira();
    const ticket = await desk.openTicket(randomUUID(), content, signal);
    const id = randomUUID();
    const since = new Date();
    await comments.post(ticket, { id, remark: { kind: 'orders-kept', orders: [21] } }, signal);
    for (let count = 0; count < 100; count += 1) await people.jira.comment(ticket.key, `remark ${count}`);
    expect(await comments.find(ticket, id, since, signal)).toBe(true);
  });

  it('that takes us for nobody, our token having expired, has all its work wait, and no ticket is gone', async () => {
    const { desk } = jira();
    const request = randomUUID();
    const ticket = await desk.openTicket(request, content, signal);
    await people.jira.configure({ tokenExpired: true });
    const lost = { code: 'access_lost', lane: 'jira' };
    await expect(desk.readTickets([ticket], signal)).rejects.toMatchObject(lost);
    await expect(desk.findTickets([request], signal)).rejects.toMatchObject(lost);
    await expect(desk.openTicket(request, content, signal)).rejects.toMatchObject(lost);
    await expect(desk.correctTicket(ticket, content, signal)).rejects.toMatchObject(lost);
    await people.jira.configure({ tokenExpired: false });
    expect(await desk.readTickets([ticket], signal)).toMatchObject([{ state: 'open' }]);
  });

  it('that refuses our token has all its work wait until somebody has mended that', async () => {
    const { desk } = createJira({ ...account, baseUrl: sandbox.env.JIRA_BASE_URL ?? '', apiToken: 'wrong' });
    await expect(desk.openTicket(randomUUID(), content, signal)).rejects.toMatchObject({
      code: 'access_lost',
      lane: 'jira',
    });
  });
});
