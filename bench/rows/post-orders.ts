import type { Contest, Row } from '../harness/row.ts';
import { openHttpClient } from '../load/http.ts';
import { throughput } from '../load/rhythm.ts';
import { placeOne } from '../world/orders.ts';
import { program, startProcess } from '../world/process.ts';
import { openWorld, type World } from '../world/world.ts';

const LOAD = { people: 16, seconds: 3 };

/** The API lets each caller ask 600 times a minute: so many callers are below that. */
const CALLERS = 64;

/** How many orders a web process can take. */
export const postOrders: Row<'orders'> = {
  name: 'post-orders',
  what: '`POST /orders` by 16 at once: token, validation, transaction, event and deliveries',
  baseline: 'bare Express, where the driver alone writes the same documents in the same transaction',
  figures: { orders: { title: 'orders', unit: '/s', judged: 'ratio', target: { atLeast: 0.6 } } },
  async open(): Promise<Contest<'orders'>> {
    await using opened = new AsyncDisposableStack();
    const world = await openWorld();
    opened.defer(world.close);
    await placeOne(world);
    const ovenbird = await world.startOvenbird('web');
    opened.defer(ovenbird.stop);
    const express = await startProcess(program('express-orders'), world.env);
    opened.defer(express.stop);
    const http = openHttpClient();
    opened.defer(http.close);
    const callers = await Promise.all(Array.from({ length: CALLERS }, (_, n) => callerOf(world, `Caller ${n}`)));

    let turn = 0;
    const ordering = (url: string | undefined) => async () => ({
      orders: await throughput(LOAD, async () => {
        turn += 1;
        const { name, authorization } = callers[turn % CALLERS] ?? { name: '', authorization: '' };
        const order = { customer: name, recipe: 'chocolate_cake', persons: 4, quantity: 2 };
        const headers = { 'content-type': 'application/json', authorization };
        const { status, body } = await http.post(`${url}/orders`, JSON.stringify(order), headers);
        if (status !== 201) throw new Error(`the order was answered ${status}: ${body}`);
      }),
    });
    const rest = opened.move();
    return { ours: ordering(ovenbird.url), baseline: ordering(express.url), close: () => rest.disposeAsync() };
  },
};

/** Somebody in Slack who uses the API with a token of their own. */
async function callerOf({ services }: World, name: string): Promise<{ name: string; authorization: string }> {
  const actor = { kind: 'person', id: `U0${name.toUpperCase().replace(' ', '')}`, name, via: 'Slack' } as const;
  const { token } = await services.access.tokenFor({ actor, staff: false, manager: false });
  return { name, authorization: `Bearer ${token}` };
}
