import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let manager: ApiClient;
let customer: ApiClient;
let nobody: ApiClient;

beforeAll(async () => {
  bakery = await openBakery({ env: { CORS_ORIGINS: 'https://shop.example.com' } });
  manager = await apiClient(bakery, { as: 'manager' });
  customer = await apiClient(bakery, { as: 'customer' });
  nobody = await apiClient(bakery, { as: 'nobody' });
});
afterAll(() => bakery.close());

const cake = (name: string) => ({ name, ingredients: { eggs: 1 } });

describe('a refusal', () => {
  it('is a problem with the request’s id', async () => {
    const { status, headers, body } = await nobody.get('/cakes', { headers: { 'X-Request-ID': 'asked-1' } });
    expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="ovenbird"');
    expect(body).toEqual({
      ...{ type: 'about:blank', title: 'Unauthorized', status: 401, code: 'token_missing', requestId: 'asked-1' },
      detail: expect.stringContaining('Bearer'),
    });
  });

  it.each([
    ['no JSON', '{', 'application/json', 400, 'body_not_json'],
    ['no body', '', 'application/json', 400, 'body_not_json'],
    ['JSON that is nested beyond reason', '['.repeat(200_000), 'application/json', 400, 'body_not_json'],
    ['another type', 'name=x', 'text/plain', 415, 'media_type_unsupported'],
    ['more than 1 MB', ' '.repeat(1024 * 1024 + 1), 'application/json', 413, 'body_too_large'],
    ['a list', '[]', 'application/json', 422, 'input_invalid'],
  ])('says what it is: %s', async (_, body, type, status, code) => {
    const answer = await manager.send('POST', '/cakes', { body, headers: { 'Content-Type': type } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('names an encoding that is none, and one that is not kept', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'rot13' };
    expect((await manager.send('POST', '/cakes', { body: '{}', headers })).status).toBe(415);
    const broken = { ...headers, 'Content-Encoding': 'gzip' };
    expect((await manager.send('POST', '/cakes', { body: '{}', headers: broken })).body.code).toBe('body_unreadable');
  });

  it('says which methods there are', async () => {
    const { status, headers } = await nobody.send('PUT', '/cakes/x');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE']);
  });

  it.each(['/nowhere', '/cakes/', '/Cakes', '/cakes/%E0%A4%A'])('says that nothing is at %s', async (path) => {
    const { status, body } = await manager.get(path);
    expect([status, body.code]).toEqual([404, 'path_not_found']);
  });

  it('tells nothing of what broke inside', async () => {
    const { catalog } = bakery.app.services;
    const find = catalog.findCake;
    catalog.findCake = () => Promise.reject(new Error('the secret is 42'));
    const { status, text } = await manager.get('/cakes/chocolate_cake').finally(() => {
      catalog.findCake = find;
    });
    expect(status).toBe(500);
    expect(text).not.toMatch(/is 42|\.ts|secret/);
  });
});

describe('an Idempotency-Key', () => {
  const create = (key: string, body: unknown, as = manager) =>
    as.post('/cakes', body, { headers: { 'Idempotency-Key': key } });

  it('has the first answer given again, though the cake is deleted by then', async () => {
    const answers = [await create('key-1', cake('Once'))];
    await manager.delete('/cakes/once');
    answers.push(await create('"key-1"', cake('Once')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
    expect((await customer.get('/cakes/once')).status).toBe(404);
  });

  it('is refused for another body; 100.0 and 100 are other bodies', async () => {
    await create('key-2', '{"name":"Twice","ingredients":{"eggs":100}}');
    const { status, body } = await create('key-2', '{"name":"Twice","ingredients":{"eggs":100.0}}');
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('is each caller’s own', async () => {
    const other = await apiClient(bakery, { as: { slackUser: 'U0MANAGER' } });
    expect((await create('key-3', cake('Mine'))).status).toBe(201);
    expect((await create('key-3', cake('Yours'), other)).status).toBe(201);
  });

  it('makes one of several at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create('key-4', cake('At Once'))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('remembers no refusal: what was mended may be sent again', async () => {
    await create('key-5', cake('Taken'));
    expect((await create('key-6', cake('Taken'))).status).toBe(409);
    await manager.delete('/cakes/taken');
    expect((await create('key-6', cake('Taken'))).status).toBe(201);
  });

  it('is itself refused when it is none', async () => {
    const { status, body } = await create(' ', cake('Never'));
    expect([status, body.code]).toEqual([400, 'idempotency_key_invalid']);
  });
});

describe('the headers', () => {
  it('keep browsers from doing harm', async () => {
    const { headers } = await nobody.get('/heartbeat');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
  });

  it('let in pages of configured origins alone', async () => {
    const from = async (origin: string) => {
      const { headers } = await nobody.get('/heartbeat', { headers: { Origin: origin } });
      return headers.get('access-control-allow-origin');
    };
    expect(await from('https://shop.example.com')).toBe('https://shop.example.com');
    expect(await from('https://evil.example.com')).toBeNull();
  });
});

describe('a heartbeat', () => {
  it('is there for everybody, and tells a token that it is good', async () => {
    expect((await nobody.get('/heartbeat')).body.status).toBe('ok');
    expect((await nobody.get('/heartbeat/protected')).status).toBe(401);
    expect((await customer.get('/heartbeat/protected')).body.name).toMatch(/^customer-.*@example.com$/);
  });
});

describe('the document', () => {
  it('is served, and a page to try it, from us alone', async () => {
    const served = await (await nobody.open('/openapi.json')).json();
    expect(served).toMatchObject({ openapi: '3.1.1', paths: { '/cakes': {} } });
    const page = await (await nobody.open('/docs')).text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect([file, (await nobody.open(file)).status]).toEqual([file, 200]);
  });
});
