import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type Following, follow, type SentEvent } from '../support/event-stream.ts';
import { faultsAt } from '../support/openapi.ts';
import { ask, placeOrder } from '../support/person.ts';
import { signingKeys } from '../support/signing-keys.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery({ env: { AUTH_SIGNING_KEYS: signingKeys('one') } });
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
});
afterAll(() => bakery?.close());

const inSlack = ({ id, name }: Actor) => ({ slackUser: id, name });

describe('GET /events', () => {
  it('tells customers of their own orders, and staff of everybody’s', async () => {
    const mine = await follow(await apiClient(bakery, { as: inSlack(customer) }));
    const theirs = await follow(await apiClient(bakery, { as: 'customer' }));
    const staff = await follow(await apiClient(bakery, { as: 'staff' }));

    const first = await placeOrder(baker, '1 carrot_cake for 2');
    const second = await placeOrder(customer, '1 chocolate_cake for 2');
    await ask(baker, '/order', `ready ${second}`);

    const placed = await mine.next();
    expect(placed).toMatchObject({ event: 'order.placed', data: { type: 'order.placed', data: { number: second } } });
    expect(await mine.next()).toMatchObject({ event: 'order.moved', data: { data: { from: 'waiting', to: 'ready' } } });
    expect((await staff.next()).data.data.number).toBe(first);
    expect(faultsAt(placed.data, 'components', 'schemas', 'Event')).toEqual([]);

    await theirs.leave();
    await mine.leave();
    await staff.leave();
  });

  it('goes on where somebody was: nothing is missing, nothing comes twice', async () => {
    const client = await apiClient(bakery, { as: inSlack(customer) });
    const before = await follow(client);
    const first = await placeOrder(customer, '1 chocolate_cake for 2');
    const { id, data } = await before.next();
    expect(data.data.number).toBe(first);
    await before.leave();

    const numbers = [
      await placeOrder(customer, '1 chocolate_cake for 2'),
      await placeOrder(customer, '1 chocolate_cake for 2'),
    ];
    const after = await follow(client, id);
    numbers.push(await placeOrder(customer, '1 chocolate_cake for 2'));
    const heard = [await after.next(), await after.next(), await after.next()];
    expect(heard.map((event) => event.data.data.number)).toEqual(numbers);
    await after.leave();
  });

  it('says so when it cannot go on from there', async () => {
    const client = await apiClient(bakery, { as: inSlack(customer) });
    const after = await follow(client, 'FFFF');
    expect(await after.next()).toEqual({ event: 'reset', data: {} });
    const number = await placeOrder(customer, '1 chocolate_cake for 2');
    expect((await after.next()).data.data.number).toBe(number);
    await after.leave();
  });

  it('keeps what only managers may know from everybody else', async () => {
    const staff = await follow(await apiClient(bakery, { as: 'staff' }));
    const manager = await follow(await apiClient(bakery, { as: 'manager' }));
    const olivia = await bakery.person('Olivia Baker');
    await ask(olivia, '/employee', 'fire 999');
    const by = { actor: { kind: 'person' as const, id: olivia.id, name: olivia.name, via: 'Slack' as const } };
    await bakery.app.services.employees.onboard(
      { firstName: 'Dora', lastName: 'Dough', permissions: { developer: false, manager: false } },
      { ...by, staff: true, manager: true },
    );
    const number = await placeOrder(customer, '1 chocolate_cake for 2');
    const isLast = ({ data }: SentEvent) => data.type === 'order.placed' && data.data.number === number;
    const heardByManager = await heardUntil(manager, isLast);
    const heardByStaff = await heardUntil(staff, isLast);
    const onboarded = heardByManager.find(({ event }) => event === 'employee.onboarded');
    expect(onboarded?.data.data).toMatchObject({ name: 'Dora Dough' });
    expect(heardByManager.filter((event) => event !== onboarded)).toEqual(heardByStaff);
    await staff.leave();
    await manager.leave();
  });

  it('asks for a token with the scope, and holds nobody up who asks for the headers alone', async () => {
    const nobody = await apiClient(bakery, { as: 'nobody' });
    expect((await nobody.get('/events')).status).toBe(401);
    const without = await apiClient(bakery, { as: 'customer', scopes: ['catalog:read'] });
    expect((await without.get('/events')).status).toBe(403);
    const client = await apiClient(bakery, { as: 'customer' });
    expect((await client.send('HEAD', '/events')).status).toBe(200);
  });

  it('ends when the process does, at once', async () => {
    const another = await bakery.another();
    const client = await apiClient(another, { as: 'staff' });
    const following = await follow(client);
    const stopped = performance.now();
    await Promise.all([another.stop(), following.ended()]);
    expect(performance.now() - stopped).toBeLessThan(5_000);
  });
});

async function heardUntil(following: Following, isLast: (event: SentEvent) => boolean): Promise<SentEvent[]> {
  const heard: SentEvent[] = [];
  do heard.push(await following.next());
  while (!heard.some(isLast));
  return heard;
}
