import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { textsIn } from '../../sandbox/slack/blocks/walk.ts';
import { isSlacks } from '../../src/integrations/slack/destination.ts';
import { isScope, SCOPES } from '../../src/services/access/index.ts';
import { resultKey } from '../../src/services/auction/result-archive.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { placeOrder } from '../support/person.ts';
import { cardsOf, ticketOf } from '../support/sights.ts';
import { startStubServer } from '../support/stub-server.ts';
import { operations } from './support/api-requests.ts';
import { openKeepAliveClient } from './support/keep-alive-client.ts';

/** Everything that means something to somebody we pass it on to. */
const EVIL = `<!channel> <@U0BAKER> <https://evil.example|here> *b* 'q' "d" \\ <script>alert(1)</script> {{x}} \${x} %0d`;

let bakery: RunningBakery;
let manager: ApiClient;
let baker: Actor;
let customer: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  manager = await apiClient(bakery, { as: 'manager', scopes: Object.keys(SCOPES).filter(isScope) });
  [baker, customer] = [await bakery.person('Ben Baker'), await bakery.person('Mr. Cakelover')];
});
afterAll(() => bakery?.close());

/** Texts in which `<…>` means something to Slack. */
const live = (value: unknown) =>
  textsIn(
    JSON.parse(JSON.stringify(value ?? {}), (_, inner) =>
      ['plain_text', 'raw_text'].includes(inner?.type) ? { ...inner, text: '' } : inner,
    ),
  ).join('\n');

describe('what somebody writes into an order', () => {
  let number: number;
  beforeAll(async () => {
    const ingredients = { [EVIL.slice(0, 60)]: '1 g' };
    const recipe = await manager.post('/cakes', { name: 'Evil', ingredients: { eggs: 1 } });
    expect(recipe.status).toBe(201);
    const placed = await manager.post('/orders', {
      customer: EVIL.slice(0, 80),
      ...{ recipe: 'evil', persons: 1, quantity: 1, extra_ingredients: ingredients },
    });
    expect([placed.status, placed.text]).toEqual([201, expect.any(String)]);
    number = placed.body.id;
    await bakery.quiet();
  });

  it('pings nobody and links nowhere, on the card, on Home, in a list', async () => {
    await baker.openHome();
    const home = await until('Home', baker.sees.home);
    const [card] = await cardsOf(baker, number);
    const dm = await baker.sees.dm();
    for (const shown of [home.blocks, card?.blocks, ...dm.map(({ blocks }) => blocks)])
      expect(live(shown)).not.toMatch(/<!channel|<@U0BAKER|<https:\/\/evil/);
    expect(textOf(card)).not.toMatch(/<!channel>/);
    expect(card?.text).not.toMatch(/<!channel|<@U0BAKER|<https:\/\/evil/);
  });

  it('is text in the ticket: no link, no mention, no code', async () => {
    const ticket = await ticketOf(bakery, number);
    const document = JSON.stringify(ticket.description);
    expect(document).toContain('channel>');
    expect(document).not.toMatch(/"type":"(mention|inlineCard|codeBlock)"|"href":"https:\/\/evil/);
  });

  it('is found again on Drive under the customer’s own document, whatever quotes the name has', async () => {
    for (const quoted of [`O'Neil \\`, `' or name contains '`, `x' and trashed=false or '1'='1`]) {
      const { body } = await manager.post('/orders', { customer: quoted, recipe: 'evil', persons: 1, quantity: 1 });
      await manager.delete(`/orders/${body.id}`);
    }
    await bakery.quiet();
    const documents = await bakery.drive.documents();
    expect(documents).toHaveLength(3);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(3);
  });
});

describe('an id in a path', () => {
  const wicked = [
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f',
    '..',
    '.',
    '%00',
    'a%00b',
    '%5c..%5c',
    '__proto__',
    'constructor',
    '$where',
    '%24gt',
    'x'.repeat(5_000),
    '%ff',
    '%F0%9F%8E%82',
    ';',
    '%0d%0aX-Evil:1',
  ];
  const routes = operations.filter(({ path }) => path.includes('{'));

  it.each(routes.map(({ method, path }) => [method, path]))('leads %s %s nowhere else', async (method, path) => {
    const client = openKeepAliveClient(bakery.url, 4);
    const example = operations.find((one) => one.method === method && one.path === path)?.example;
    for (const id of wicked) {
      const got = await client.send({
        ...{ method, path: path.replaceAll(/\{\w+\}/g, id) },
        headers: { authorization: `Bearer ${manager.token}`, 'content-type': 'application/json' },
        body: example === undefined ? undefined : JSON.stringify(example),
      });
      expect([id.slice(0, 40), [404, 405, 422].includes(got.status) || got.status, got.headers['x-evil']]).toEqual([
        id.slice(0, 40),
        true,
        undefined,
      ]);
    }
    client.close();
  });
});

describe('fields that mean something to MongoDB or to JavaScript', () => {
  it.each([
    ['an operator for a name', { name: { $gt: '' }, ingredients: { eggs: 1 } }],
    ['an operator among the fields', { name: 'X', ingredients: { eggs: 1 }, $where: '1' }],
    ['a path among the fields', { name: 'X', ingredients: { eggs: 1 }, 'recipe.version': 9 }],
    ['a prototype', JSON.parse('{"name":"X","ingredients":{"eggs":1},"__proto__":{"deleted":true}}')],
    ['a constructor', { name: 'X', ingredients: { eggs: 1 }, constructor: { prototype: { manager: true } } }],
  ])('are refused by name: %s', async (_, body) => {
    const { status } = await manager.post('/cakes', body);
    expect(status).toBe(422);
    expect(Object.hasOwn(Object.prototype, 'manager') || Object.hasOwn(Object.prototype, 'deleted')).toBe(false);
  });

  it('are names like any other where names are expected', async () => {
    const ingredients = '{"$gt":1,"a.b":2,"constructor":3,"__proto__":4}';
    const { status, text } = await manager.post('/cakes', `{"name":"Odd","ingredients":${ingredients}}`);
    expect([status, text]).toEqual([201, expect.stringContaining('"__proto__":4')]);
    const { body } = await manager.get('/cakes/odd');
    expect(Object.entries(body.ingredients)).toHaveLength(4);
  });
});

describe('a response_url', () => {
  it.each<[boolean, string, string?]>([
    [true, 'https://hooks.slack.com/commands/T0/1/x'],
    [true, 'https://slack.com/api/'],
    [true, 'https://hooks.slack-gov.com/actions/1'],
    [true, 'http://127.0.0.1:4000/slack/response/1', 'http://127.0.0.1:4000/slack/api/'],
    [false, 'http://hooks.slack.com/commands/1'],
    [false, 'https://hooks.slack.com.evil.example/'],
    [false, 'https://evilslack.com/'],
    [false, 'https://slack.com@evil.example/'],
    [false, 'http://169.254.169.254/latest/meta-data/'],
    [false, 'http://127.0.0.1:27017/'],
    [false, 'file:///etc/passwd'],
    [false, ''],
  ])('is Slack’s, or is not: %p %s', (slacks, address, apiUrl) => {
    expect(isSlacks(address, apiUrl)).toBe(slacks);
  });

  const command = (responseUrl: string) =>
    bakery.forge({
      contentType: 'application/x-www-form-urlencoded',
      body: new URLSearchParams({
        ...{ command: '/order', text: 'list', user_id: customer.id, team_id: 'T0BAKERY', channel_id: 'C0GENERAL' },
        ...{ trigger_id: `t-${Math.random()}`, api_app_id: 'A0OVENBIRD', response_url: responseUrl },
      }).toString(),
    });

  it('that leads elsewhere is not called, nor is where it is sent on to; the answer comes by direct message', async () => {
    const inside = await startStubServer();
    const slack = await startStubServer();
    // It leads to this machine, by no name that a stand-in for Slack goes by.
    const elsewhere = inside.url.replace('127.0.0.1', '0.0.0.0');
    slack.answer = (response) => response.writeHead(307, { location: elsewhere }).end();
    for (const address of [elsewhere, slack.url]) {
      const before = (await customer.sees.dm()).length;
      expect((await command(address)).status).toBe(200);
      await until('the answer', async () => (await customer.sees.dm()).length > before);
    }
    expect([slack.received.length, inside.received.length]).toEqual([1, 0]);
    await Promise.all([inside.close(), slack.close()]);
  });
});

describe('the key of an object in S3', () => {
  it.each(['../../secrets', '..', 'a/b', '..\\..', '%2e%2e/', '?versionId=1', '#'])(
    'has its four parts whatever the record is called: %s',
    (id) => {
      const parts = resultKey('run', new Date(0), id).split('/');
      expect(parts.slice(0, 3)).toEqual(['order-results', '1970-01-01', 'run']);
      expect(parts.slice(3)).toEqual([expect.stringMatching(/^[\w.%-]+\.json$/)]);
    },
  );
});

describe('a person’s name', () => {
  it('ends no line of the log and is nobody’s to ping', async () => {
    const eve = await bakery.addPerson({ displayName: 'Eve\n{"level":"fatal"} <!channel>', realName: 'Eve' });
    const order = await placeOrder(eve, '1 evil for 1');
    await bakery.quiet();
    const [card] = await cardsOf(baker, order);
    expect(live(card?.blocks)).not.toContain('<!channel');
  });
});
