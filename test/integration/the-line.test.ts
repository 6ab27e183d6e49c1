import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';
let bakery: RunningBakery;
beforeAll(async () => { console.time('open'); bakery = await openBakery({logLevel:'warn'}); console.timeEnd('open') });
afterAll(() => bakery.close());
it('x', async () => {
  const customer = await bakery.person('Mr. Cakelover');
  console.time('order');
  console.log(await ask(customer, '/order', '2 chocolate_cake for 4 extra peanuts 10'));
  console.timeEnd('order');
  await bakery.quiet();
  console.timeEnd('order');
});
