import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type ApiAnswer, type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';
import { olivia } from '../../support/people.ts';

/** Now: MongoDB sweeps away what has expired by its own clock. */
const time = { now: new Date() };
let bakery: RunningBakery;
let nobody: ApiClient;

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => time.now }, apiLimits: { tokenRequests: 1_000 } });
  nobody = await apiClient(bakery, { as: 'nobody' });
});
afterAll(() => bakery.close());

const ask = (form: Record<string, string> | string, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
  nobody.send('POST', '/oauth/token', {
    body: `${new URLSearchParams(form)}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });

const logIn = (username: string, password: string, more: Record<string, string> = {}) =>
  ask({ grant_type: 'password', username, password, ...more });

const basic = (id: string, secret: string) => ({
  Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

const call = (token: string, path = '/cakes') => nobody.get(path, { headers: { Authorization: `Bearer ${token}` } });

describe('a person', () => {
  it('gets a short-lived token with what their role may do', async () => {
    const { status, headers, body } = await logIn('Customer@Example.com', 'test');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    expect(body.scope.split(' ')).toEqual(expect.arrayContaining(['orders:place', 'catalog:read']));
    expect(body.scope).not.toContain('catalog:write');
    expect(decodeJwt(body.access_token)).toMatchObject({ iss: 'http://bakery.test', aud: 'http://bakery.test' });
    expect((await call(body.access_token)).status).toBe(200);
  });

  it('gets no more than they ask for, and none of what they may not', async () => {
    const { body } = await logIn('customer@example.com', 'test', { scope: 'catalog:read catalog:write' });
    expect(body.scope).toBe('catalog:read');
    expect((await call(body.access_token, '/orders')).status).toBe(403);
    const refused = await logIn('customer@example.com', 'test', { scope: 'catalog:write' });
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_scope']);
  });

  it('may name a client as Swagger UI does: it is not looked at', async () => {
    const form = { grant_type: 'password', username: 'customer@example.com', password: 'test' };
    expect((await ask(form, basic('', ''))).status).toBe(200);
  });

  it('hears the same whether the password is wrong or nobody has that address', async () => {
    const wrong = await logIn('customer@example.com', 'Test');
    const unknown = await logIn('nobody@example.com', 'test');
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
    expect(unknown.text).toBe(wrong.text);
    expect([...unknown.headers.keys()].sort()).toEqual([...wrong.headers.keys()].sort());
  });

  it('is locked out after ten wrong passwords, without being told; a while later they are let in', async () => {
    const wrong = await logIn('manager@example.com', 'wrong');
    const attempts = bakery.database.db.collection('login_attempts');
    await attempts.updateMany({}, { $set: { count: 10 } });
    const locked = await logIn('manager@example.com', 'test');
    expect([locked.status, locked.text]).toEqual([400, wrong.text]);
    time.now = new Date(time.now.getTime() + 15 * 60 * 1_000);
    expect((await logIn('manager@example.com', 'test')).status).toBe(200);
  });

  it('keeps no password in the books', async () => {
    const kept = await bakery.database.db.collection('api_accounts').find().toArray();
    expect(kept.length).toBeGreaterThan(1);
    for (const { secretHash } of kept) expect(secretHash).toMatch(/^scrypt:32768:8:3:[\w-]{22}:[\w-]{43}$/);
  });
});

describe('a program', () => {
  const create = async (scopes = ['catalog:read']) => {
    const { account, secret = '' } = await bakery.app.services.access.accounts.createClient(
      { name: 'Shop', scopes },
      olivia,
    );
    return { id: account.id, secret };
  };
  const form = { grant_type: 'client_credentials' };

  it('says who it is by HTTP Basic, or in the form', async () => {
    const { id, secret } = await create();
    for (const { status, body } of [
      await ask(form, basic(id, secret)),
      await ask({ ...form, client_id: id, client_secret: secret }),
    ]) {
      expect([status, body.scope]).toEqual([200, 'catalog:read']);
      expect((await call(body.access_token)).status).toBe(200);
      expect((await call(body.access_token, '/heartbeat/protected')).body.name).toBe('Shop');
    }
  });

  it('is refused with another’s secret, in kind', async () => {
    const [one, other] = [await create(), await create()];
    const refused = await ask(form, basic(one.id, other.secret));
    expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client']);
    expect(refused.headers.get('www-authenticate')).toContain('Basic');
    expect((await ask({ ...form, client_id: 'client_nobody', client_secret: 'x' })).status).toBe(401);
    // A user's password is no client's secret.
    const user = await bakery.database.db.collection('api_accounts').findOne({ kind: 'user' });
    expect((await ask(form, basic(user?.login, 'test'))).status).toBe(401);
  });

  it('has lost its access when it is revoked, tokens too', async () => {
    const { id, secret } = await create();
    const { body } = await ask(form, basic(id, secret));
    await bakery.app.services.access.accounts.revoke(id, olivia);
    expect((await ask(form, basic(id, secret))).status).toBe(401);
    expect((await call(body.access_token)).status).toBe(403);
  });
});

describe('a request that will not do', () => {
  it.each([
    ['grant_type=magic', 'unsupported_grant_type'],
    ['', 'invalid_request'],
    ['username=x', 'invalid_request'],
    ['grant_type=password&grant_type=password&username=x&password=y', 'invalid_request'],
    ['grant_type=password&username=x', 'invalid_request'],
    [`grant_type=password&username=x&password=${'y'.repeat(2_000)}`, 'invalid_request'],
    ['grant_type=client_credentials', 'invalid_request'],
  ])('says so as OAuth does: %#', async (body, error) => {
    const { status, body: said } = await nobody.send('POST', '/oauth/token', {
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect([status, said.error]).toEqual([400, error]);
  });

  it('is refused as JSON', async () => {
    expect((await nobody.post('/oauth/token', { grant_type: 'password' })).status).toBe(415);
  });
});

describe('a person in Slack', () => {
  it('acts by their Slack id, with the rights they have at the moment', async () => {
    const baker = await apiClient(bakery, { as: { slackUser: 'U0BAKER' } });
    expect((await baker.get('/heartbeat/protected')).body.name).toBe('Ben Baker');
    expect(decodeJwt(baker.token ?? '')).toMatchObject({
      sub: 'U0BAKER',
      scope: expect.stringContaining('orders:manage'),
    });
    const { employees, access } = bakery.app.services;
    await employees.fire(1, olivia);
    expect(await access.scopesNow({ id: 'U0BAKER', inSlack: true })).not.toContain('orders:manage');
  });
});

describe('where nobody has configured keys', () => {
  it('there is no issuer, and no token is good', async () => {
    const off = await bakery.another({ env: { AUTH_SIGNING_KEYS: undefined } });
    const person = await apiClient(off, { as: 'nobody' });
    const { body } = await logIn('customer@example.com', 'test');
    expect(
      (await person.post('/oauth/token', 'x', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }))
        .status,
    ).toBe(404);
    expect((await person.get('/.well-known/jwks.json')).status).toBe(404);
    expect((await person.get('/cakes', { headers: { Authorization: `Bearer ${body.access_token}` } })).body.code).toBe(
      'token_invalid',
    );
    await off.stop();
  });
});
