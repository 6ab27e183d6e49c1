import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { REVOKE_ACCOUNT } from '../../src/views/messages/access.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { olivia } from '../support/people.ts';
import { ask } from '../support/person.ts';

let bakery: RunningBakery;
let manager: Actor;
let baker: Actor;
let nobody: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  manager = await bakery.person('Olivia Baker');
  baker = await bakery.person('Ben Baker');
  nobody = await apiClient(bakery, { as: 'nobody' });
});
afterAll(() => bakery.close());

const call = (token: string, path: string) => nobody.get(path, { headers: { Authorization: `Bearer ${token}` } });

const tokenIn = (answer: string) => /```([\w.-]+)```/.exec(answer)?.[1] ?? '';

/** What stands in backticks after a word. */
const shown = (answer: string, word: string) => new RegExp(`${word}: \`([^\`]+)\``).exec(answer)?.[1] ?? '';

async function words(person: Actor, line: string): Promise<string> {
  await ask(person, '/bakery', line);
  const last = (await person.sees.ephemerals()).at(-1);
  return JSON.stringify(last?.blocks).replaceAll('\\n', '\n');
}

describe('/bakery token', () => {
  it('gives a person a token with their own rights, for a quarter of an hour, and nobody else sees it', async () => {
    const answer = await words(baker, 'token');
    expect(answer).toContain('15 minutes');
    const token = tokenIn(answer);
    expect((await call(token, '/heartbeat/protected')).body.name).toBe('Ben Baker');
    expect((await call(token, '/cakes')).status).toBe(200);
    const refused = await nobody.post('/cakes', {}, { headers: { Authorization: `Bearer ${token}` } });
    expect(refused.body.code).toBe('scope_missing');
  });
});

describe('/bakery clients', () => {
  it('makes a program that can log in, shows its secret once, and takes its access away', async () => {
    const made = await words(manager, 'clients program Cake Shop catalog:read');
    const [client_id, client_secret] = [shown(made, 'Client id'), shown(made, 'Secret')];
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { body } = await nobody.send('POST', '/oauth/token', { body: form, headers });
    expect((await call(body.access_token, '/heartbeat/protected')).body.name).toBe('Cake Shop');

    const list = await words(manager, 'clients');
    expect(list).toContain(client_id);
    expect(list).not.toContain(client_secret);
    const kept = JSON.stringify(await bakery.database.db.collection('idempotency_keys').find().toArray());
    expect(kept).not.toContain(client_secret);

    await words(manager, `clients revoke ${client_id}`);
    expect((await call(body.access_token, '/cakes')).status).toBe(403);
    expect((await nobody.send('POST', '/oauth/token', { body: form, headers })).status).toBe(401);
  });

  it('makes a person who can log in', async () => {
    const made = await words(manager, 'clients user anna@example.com staff');
    const form = { grant_type: 'password', username: 'anna@example.com', password: shown(made, 'Password') };
    const { body } = await nobody.send('POST', '/oauth/token', {
      body: new URLSearchParams(form).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(body.scope).toContain('orders:manage');
    expect(await ask(manager, '/bakery', 'clients user anna@example.com staff')).toMatch(/has access already/);
  });

  it.each([
    ['clients user anna', /no e-mail address/],
    ['clients user berta@example.com boss', /customer, staff or manager/],
    ['clients program Shop', /at least one scope/],
    ['clients program Shop catalog:eat', /catalog:eat.* is no scope/],
    ['clients revoke client_nobody', /client_nobody/],
    ['clients fire everybody', /do not understand “fire”/],
  ])('says what is wrong with “%s”', async (line, said) => {
    expect(await ask(manager, '/bakery', line)).toMatch(said);
  });

  it('is for managers alone', async () => {
    expect(await ask(baker, '/bakery', 'clients')).toMatch(/only the bakery’s managers/);
    expect(await ask(baker, '/bakery', 'clients program Mine catalog:write')).toMatch(/only the bakery’s managers/);
  });

  it('takes access away with a button', async () => {
    const { accounts } = bakery.app.services.access;
    const { account } = await accounts.createClient({ name: 'Old Till', scopes: ['catalog:read'] }, olivia);
    expect(await words(manager, 'clients')).toContain('Old Till');
    const list = (await manager.sees.ephemerals()).at(-1);
    if (!list) throw new Error('there is no list');
    await manager.press(list, REVOKE_ACCOUNT, { value: account.id, confirmed: true });
    await until('it is gone', async () => (await accounts.list(olivia)).every(({ id }) => id !== account.id));
  });
});
