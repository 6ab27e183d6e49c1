import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signature } from '../../../sandbox/jira/signature.ts';
import { openSite, ticket } from './site.ts';

interface Delivery {
  path: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  raw: string;
  body: Record<string, unknown> & { issue: { key: string; fields: Record<string, unknown> } };
}

let site: Awaited<ReturnType<typeof openSite>>;
let app: Server;
let arrived: Delivery[] = [];
/** The statuses that the next deliveries are answered with; 200 when there are none. */
let answers: number[] = [];

async function deliveries(count: number): Promise<Delivery[]> {
  while (arrived.length < count) await once(app, 'delivered');
  return arrived;
}

beforeAll(async () => {
  site = await openSite();
  app = createServer(async (request, response) => {
    const raw = await text(request);
    arrived.push({ path: request.url, headers: request.headers, raw, body: JSON.parse(raw) });
    response.writeHead(answers.shift() ?? 200).end();
    app.emit('delivered');
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  site.sandbox.connect(`http://127.0.0.1:${(app.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await site.sandbox.close();
  app.close();
});
beforeEach(() => {
  arrived = [];
  answers = [];
});

describe("Jira's webhooks", () => {
  it('are signed as the published example', () => {
    expect(signature("It's a Secret to Everybody", 'Hello World!')).toBe(
      'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
    );
  });

  it('tell of a new ticket, signed over the raw body', async () => {
    const { key } = await site.api.issues.createIssue(ticket({ labels: ['ovenbird'] }));
    const [created] = await deliveries(1);
    expect(created).toMatchObject({
      path: '/jira/webhook',
      headers: {
        'x-atlassian-webhook-identifier': expect.stringMatching(/^[\da-f-]{36}$/),
        'x-hub-signature': signature(site.sandbox.env.JIRA_WEBHOOK_SECRET ?? '', created?.raw ?? ''),
      },
      body: {
        webhookEvent: 'jira:issue_created',
        issue_event_type_name: 'issue_created',
        issue: { key, fields: { description: 'Dear supplier,', labels: ['ovenbird'] } },
      },
    });
  });

  it('tell what changed when a person closes a ticket', async () => {
    const { key } = await site.api.issues.createIssue(ticket({ labels: ['ovenbird'] }));
    await site.people.close(key, { labels: ['missing-ingredients'] });
    const closed = (await deliveries(2)).at(1);
    expect(closed?.body).toMatchObject({
      webhookEvent: 'jira:issue_updated',
      issue_event_type_name: 'issue_generic',
      user: { displayName: 'Sam Supplier' },
      changelog: {
        items: [
          { field: 'labels', fromString: 'ovenbird', toString: 'ovenbird missing-ingredients' },
          { field: 'resolution', toString: 'Done' },
          { field: 'status', fromString: 'To Do', toString: 'Done' },
        ],
      },
    });
  });

  it('tell of comments and of deletions', async () => {
    const { key } = await site.people.create({ summary: 'Flour is late' });
    await site.people.comment(key, 'Tomorrow');
    await site.people.delete(key);
    const events = (await deliveries(3)).map(({ body }) => body.webhookEvent);
    expect(events).toEqual(['jira:issue_created', 'comment_created', 'jira:issue_deleted']);
  });

  it('come again, under the same identifier, until they are taken', async () => {
    await site.people.configure({ webhookRetryDelayMs: 1 });
    answers = [503, 429];
    await site.people.create({ summary: 'Try again' });
    const tries = await deliveries(3);
    expect(new Set(tries.map(({ headers }) => headers['x-atlassian-webhook-identifier'])).size).toBe(1);
    expect(tries.map(({ headers }) => headers['x-atlassian-webhook-retry'])).toEqual([undefined, '1', '2']);
    expect(new Set(tries.map(({ raw }) => raw)).size).toBe(1);
  });

  it('do not come again when they were refused', async () => {
    answers = [404];
    const { key } = await site.people.create({ summary: 'Refused' });
    await deliveries(1);
    await site.people.create({ summary: 'The next one' });
    await deliveries(2);
    const refused = (await site.people.webhooks()).find((webhook) => webhook.key === key);
    expect(refused?.answers).toEqual([404]);
  });

  it('can be repeated, forged and lost', async () => {
    const { key } = await site.people.create({ summary: 'Again and again' });
    await deliveries(1);
    expect(await site.people.resend({ times: 4, key })).toEqual([200, 200, 200, 200]);
    const same = arrived.map(({ headers }) => headers['x-atlassian-webhook-identifier']);
    expect(new Set(same).size).toBe(1);

    answers = [401, 401];
    expect(await site.people.forge({ signature: 'wrong', key })).toBe(401);
    expect(await site.people.forge({ signature: 'absent', key })).toBe(401);
    expect(arrived.at(-1)?.headers['x-hub-signature']).toBeUndefined();

    await site.people.configure({ webhooks: false });
    await site.people.close(key);
    await site.people.configure({ webhooks: true });
    await site.people.reopen(key);
    const last = (await deliveries(8)).at(7);
    expect(last?.body).toMatchObject({
      changelog: { items: expect.arrayContaining([expect.objectContaining({ field: 'status', fromString: 'Done' })]) },
    });
  });
});
