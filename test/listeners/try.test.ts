import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { textOf, until } from '../../sandbox/client/index.ts';

let bakery: RunningBakery;
beforeAll(async () => { bakery = await openBakery({ logLevel: 'warn' }); }, 60_000);
afterAll(async () => bakery?.close());

it('order form', async () => {
  const customer = await bakery.person('Mr. Cakelover');
  console.log(await customer.shortcut('place_order'));
  const view = await until(() => customer.sees.view(), { what: 'form' });
  console.log(JSON.stringify(view?.blocks.map((b: any) => [b.type, b.block_id])));
  const filled = await customer.fill(view!, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': '4', 'line-1:quantity': '2', extras: 'peanuts 10' });
  console.log(JSON.stringify(filled.blocks, null, 1));
  const s = await customer.submit(filled, { notes: 'hi <!channel>' });
  console.log(JSON.stringify(s, null, 1));
  console.log(JSON.stringify(await customer.sees.view(), null, 1), await customer.sees.notices());
});
it('commands', async () => {
  const customer = await bakery.person('Mr. Cakelover');
  const manager = await bakery.person('Olivia Baker');
  for (const [who, c, t] of [[customer,'/order','2 chocolate_cake for 4 extra peanuts 10'],[customer,'/order','list'],[customer,'/order','show 2'],[customer,'/order','ready 2'],[customer,'/order','2 chocolate_cake for ten'],[customer,'/order','bla'],
    [customer,'/bakery','help'],[customer,'/bakery','status'],[manager,'/bakery','status'],[customer,'/cake',''],[customer,'/cake','list'],[customer,'/cake','show chocolate_cake'],[manager,'/employee','list'],[manager,'/order','list'],[manager,'/order','1 latte'],[manager,'/order','1 latte (large) to Ms. Delicious'],[manager,'/order','ready 3'],[manager,'/order','ready 3'],[manager,'/order','cancel 2 no flour']] as const) {
    const before = (await who.sees.ephemerals()).length;
    const ack = await who.command(c, t);
    await until(async () => (await who.sees.ephemerals()).length > before, { what: c + t });
    const last = (await who.sees.ephemerals()).at(-1)!;
    console.log(c, t, ack.ms, '\n', textOf(last));
  }
}, 60000);
it('home', async () => {
  const manager = await bakery.person('Olivia Baker');
  await manager.openHome();
  const h = await until(() => manager.sees.home(), { what: 'home' });
  console.log(textOf(h as any));
});
