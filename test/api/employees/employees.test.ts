import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let manager: ApiClient;
let staff: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  manager = await apiClient(bakery, { as: 'manager' });
  staff = await apiClient(bakery, { as: 'staff' });
});
afterAll(() => bakery?.close());

const dana = { firstName: 'Dana', lastName: 'Developer', permissions: { developer: true }, github: 'dana-dev' };

describe('/employees', () => {
  it('takes the specification’s own body, and shows who came of it', async () => {
    const { firstName, lastName, permissions } = dana;
    const { status, headers, body } = await manager.post('/employees', { firstName, lastName, permissions });
    expect([status, headers.get('location')]).toEqual([201, `/employees/${body.id}`]);
    expect(body).toEqual({
      ...{ id: expect.any(Number), firstName, lastName, employed: true },
      permissions: { developer: true, manager: false },
      onboardedAt: expect.any(String),
    });
    expect((await staff.get(`/employees/${body.id}`)).body).toEqual(body);
  });

  it('proposes a GitHub login, which gives no access by itself', async () => {
    const email = 'dana@example.com';
    const { body } = await manager.post('/employees', { ...dana, slack: 'U0DANA', email });
    expect(body).toMatchObject({ github: 'dana-dev', githubState: 'proposed', slack: 'U0DANA', email });
    const twice = await manager.post('/employees', { ...dana, slack: 'U0DANA' });
    expect([twice.status, twice.body.code, twice.body.errors[0].path]).toEqual([409, 'employee_exists', 'slack']);
  });

  it('onboards once for each key', async () => {
    const headers = { 'Idempotency-Key': 'onboard-1' };
    const [one, other] = [
      await manager.post('/employees', dana, { headers }),
      await manager.post('/employees', dana, { headers }),
    ];
    expect(other.body).toEqual(one.body);
    const otherwise = await manager.post('/employees', { ...dana, firstName: 'Dora' }, { headers });
    expect(otherwise.body.code).toBe('idempotency_key_reused');
  });

  it('names every field that is wrong', async () => {
    const wrong = { firstName: ' ', github: 'no login!', slack: 'dana', email: 'nobody', permissions: { cook: true } };
    const { status, body } = await manager.post('/employees', wrong);
    const paths = body.errors.map(({ path }: { path: string }) => path).toSorted();
    expect([status, paths]).toEqual([422, ['email', 'firstName', 'github', 'lastName', 'permissions.cook', 'slack']]);
  });

  it('takes no address that cannot be one', async () => {
    const { status, body } = await manager.post('/employees', { ...dana, email: `${'x'.repeat(65)}@example.com` });
    expect([status, body.errors[0].path]).toEqual([422, 'email']);
  });

  it('keeps who was fired in the books, and shows them where they are asked for', async () => {
    const { body } = await manager.post('/employees', dana);
    expect((await manager.delete(`/employees/${body.id}`)).status).toBe(204);
    const again = await manager.delete(`/employees/${body.id}`);
    expect([again.status, again.body.code]).toEqual([409, 'employee_fired']);

    const gone = await staff.get(`/employees/${body.id}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'employee_not_found']);
    expect((await staff.get(`/employees/${body.id}?fired=false`)).status).toBe(404);
    const fired = await staff.get(`/employees/${body.id}?fired=true`);
    expect(fired.body).toEqual({
      ...body,
      employed: false,
      firedAt: expect.any(String),
      githubState: fired.body.githubState,
    });

    const ids = async (query: string) =>
      (await staff.get(`/employees?limit=100${query}`)).body.items.map(({ id }: { id: number }) => id);
    expect(await ids('')).not.toContain(body.id);
    expect(await ids('&fired=true')).toContain(body.id);
  });

  it('lists page by page, by number', async () => {
    const ids: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await staff.get(`/employees?fired=true&limit=2${next && `&cursor=${next}`}`);
      ids.push(...body.items.map(({ id }: { id: number }) => id));
      next = body.next;
    }
    expect(ids.length).toBeGreaterThan(3);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it.each([['/employees/0'], ['/employees/dana'], ['/employees/999999']])('is 404 at %s', async (path) => {
    expect((await manager.get(path)).status).toBe(404);
  });

  it.each(['fired=yes', 'cursor=nonsense', 'limit=1000'])('refuses ?%s', async (query) => {
    const { status, body } = await staff.get(`/employees?${query}`);
    expect([status, body.errors[0].path]).toEqual([422, query.split('=')[0]]);
  });

  it('is changed by managers, and read by staff', async () => {
    const customer = await apiClient(bakery, { as: 'customer' });
    const refused = [
      await staff.post('/employees', dana),
      await staff.delete('/employees/1'),
      await customer.get('/employees'),
      await customer.get('/employees/1'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});
