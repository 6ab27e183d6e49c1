import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let customer: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await apiClient(bakery, { as: 'customer' });
});
afterAll(() => bakery?.close());

const question = { topic: 'Pricing', description: 'What do a thousand cakes cost?' };

describe('POST /assistance', () => {
  it('takes a question, says where it goes, and it gets there', async () => {
    const { status, body } = await customer.post('/assistance', question);
    expect(status).toBe(202);
    expect(body).toMatchObject({ topic: 'pricing', goes_to: { kind: 'mail', target: expect.stringContaining('@') } });
    const mail = await until('the mail is there', async () =>
      (await bakery.mail.messages()).find(({ text }) => text.includes(question.description)),
    );
    expect(mail.envelope.to).toContain(body.goes_to.target);
  });

  it('asks once for each key', async () => {
    const headers = { 'Idempotency-Key': 'question-1' };
    const ask = (description: string) => customer.post('/assistance', { topic: 'pricing', description }, { headers });
    const [one, other] = [await ask('How much?'), await ask('How much?')];
    expect([other.status, other.text]).toEqual([202, one.text]);
    expect((await ask('How many?')).body.code).toBe('idempotency_key_reused');
  });

  it.each([
    [{ topic: 'weather', description: 'Will it rain?' }, 'topic_unknown', ['topic']],
    [{ topic: 'sales', description: ' ' }, 'input_invalid', ['description']],
    [{ topic: 'sales', description: 'x'.repeat(2_001) }, 'input_invalid', ['description']],
    [{ urgent: true }, 'input_invalid', ['topic', 'description', 'urgent']],
  ])('refuses %j', async (body, code, paths) => {
    const refused = await customer.post('/assistance', body);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  it('takes a token for it', async () => {
    const other = await apiClient(bakery, { as: 'customer', scopes: ['catalog:read'] });
    expect((await other.post('/assistance', question)).status).toBe(403);
    expect((await other.get('/assistance/topics')).status).toBe(403);
  });
});

it('GET /assistance/topics: names what can be asked about', async () => {
  expect((await customer.get('/assistance/topics')).body).toEqual({ items: [{ name: 'sales' }, { name: 'pricing' }] });
});
