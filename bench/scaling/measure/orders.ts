import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openWorkspace } from '../../../sandbox/client/index.ts';
import { openRest, type RestClient } from '../../../test/chaos/world/rest.ts';
import type { World } from './world.ts';

/** Every fifth is cancelled; every second is for somebody who is on Slack, the others hear by mail. */
const isCancelled = (which: number) => which % 5 === 4;
const customerOf = (which: number) => (which % 2 === 0 ? 'Mr. Cakelover' : 'Ms. Delicious');

const QUIET_WITHIN_MS = 120_000;

/** Lets orders live their lives: placed, bought for, baked, delivered. */
export function createBaker(world: World, webUrl: string) {
  const rest: RestClient = openRest(webUrl);
  const workspace = openWorkspace(world.sandbox.url);
  const deliveries = world.client.db(world.name).collection('deliveries');
  const closed = new Set<string>();

  /** Looked for seldom, so that looking costs little of what is measured. */
  async function quiet(): Promise<void> {
    const open = { state: { $in: ['waiting', 'running'] } };
    const deadline = performance.now() + QUIET_WITHIN_MS;
    while ((await deliveries.countDocuments(open, { limit: 1 })) > 0) {
      if (performance.now() > deadline) throw new Error('the deliveries are not settled in time');
      await pause(200);
    }
  }

  async function place(which: number): Promise<number> {
    const body = { customer: customerOf(which), recipe: 'chocolate_cake', persons: 4, quantity: 2 };
    const { status, body: order } = await rest.insist('POST', '/orders', body, { 'idempotency-key': randomUUID() });
    if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(order)}`);
    return order.id;
  }

  async function closeTickets(): Promise<void> {
    for (const { key, status } of await workspace.jira.tickets()) {
      if (status === 'Done' || closed.has(key)) continue;
      closed.add(key);
      await workspace.jira.close(key);
    }
  }

  const move = (number: number, to: string) => rest.insist('PATCH', `/orders/${number}`, { status: to });

  return {
    /** So many orders through all they go through, all of them one step and then the next, with quiet between. */
    async live(orders: number): Promise<void> {
      const numbers: number[] = [];
      for (let which = 0; which < orders; which++) numbers.push(await place(which));
      await quiet();
      await closeTickets();
      await quiet();
      for (const to of ['preparation', 'ready', 'delivered']) {
        for (const [which, number] of numbers.entries()) {
          if (!isCancelled(which)) await move(number, to);
          else if (to === 'preparation') await rest.insist('DELETE', `/orders/${number}`, undefined);
        }
        await quiet();
      }
    },
    slackCalls: workspace.traffic,
  };
}
