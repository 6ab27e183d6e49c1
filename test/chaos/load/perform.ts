import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, buttonsOf, type SeenMessage } from '../../../sandbox/client/index.ts';
import { orderActions } from '../../../src/views/messages/order-actions.ts';
import { olivia } from '../../support/people.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './deeds.ts';
import { noteOf, numbersOf, type Promises } from './promises.ts';
import { pickedBy } from './random.ts';
import { createSideDoors } from './side-doors.ts';

type Handlers = { [Does in Deed['does']]: (deed: Extract<Deed, { does: Does }>) => Promise<unknown> };

/** The morning comes with the first full minute that is at least so far away: every process is to have heard of it. */
const MORNING_IN_MS = 5_000;

/** Carries out deeds, whatever comes of them. @returns a function that never throws */
export async function createPerformer(world: World, promises: Promises): Promise<(deed: Deed) => Promise<void>> {
  const { bakery, fleet, server, rest } = world;
  const [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];

  const press = (person: Actor, message: SeenMessage | undefined, share: number, among: readonly string[]) => {
    const buttons = buttonsOf(message).filter(({ actionId }) => among.includes(actionId));
    return message && buttons.length > 0 ? person.press(message, pickedBy(share, buttons).actionId) : undefined;
  };
  const tickets = async (isDone: boolean) =>
    (await bakery.jira.tickets()).filter(({ status }) => (status === 'Done') === isDone);

  const handlers: Handlers = {
    ...(await createSideDoors(world, promises)),
    async 'order-by-rest'({ serial, cake, persons, quantity, customer }) {
      promises.orders.set(serial, {});
      const body = { customer, recipe: cake, persons, quantity, notes: noteOf(serial) };
      const answer = await rest.insist('POST', '/orders', body, { 'idempotency-key': randomUUID() });
      const said = answer.status === 201 ? { number: answer.body.id } : { refused: JSON.stringify(answer.body) };
      promises.orders.set(serial, said);
    },
    async 'order-in-slack'({ cake, persons, quantity, customer: name }) {
      const line = `${quantity} ${cake} for ${persons}`;
      await (name ? baker.command('/order', `${line} to ${name}`) : customer.command('/order', line));
    },
    async 'move-by-rest'({ which, to }) {
      const number = pickedBy(which, numbersOf(promises));
      const { status, body } = await rest.insist('PATCH', `/orders/${number}`, { status: to, reason: 'chaos' });
      if (status === 200) promises.changes.push({ number, version: body.version, to });
    },
    async 'press-on-a-card'({ which, button }) {
      const cards = (await baker.sees.channel('kitchen')).filter(({ ephemeral }) => !ephemeral);
      await press(baker, pickedBy(which, cards), button, Object.values(orderActions));
    },
    async 'press-in-a-message'({ which }) {
      await press(customer, pickedBy(which, await customer.sees.dm()), 0, [orderActions.cancel]);
    },
    async 'answer-a-ticket'({ which, labels }) {
      await bakery.jira.close(pickedBy(which, await tickets(false)).key, { labels });
    },
    async 'reopen-a-ticket'({ which }) {
      const { key, labels } = pickedBy(which, await tickets(true));
      await bakery.jira.reopen(key, { labels: labels.filter((label) => !label.startsWith('missing')) });
    },
    async break({ service, fault, forMs }) {
      await bakery.fault(service, fault);
      await wait(forMs);
      await bakery.clearFaults(service);
    },
    async kill({ process, signal, forMs }) {
      fleet.kill(process, signal, forMs);
    },
    'step-down': () => server.stepDown(),
    'restart-mongod': () => server.restart(),
    'buy-daily': () => {
      const morning = new Date(Math.ceil((Date.now() + MORNING_IN_MS) / 60_000) * 60_000);
      const time = morning.toISOString().slice(11, 16);
      const daily = { procurement: 'daily', morning: { time, zone: 'Etc/UTC' } } as const;
      return world.insist(({ settings }) => settings.change(daily, olivia));
    },
  };

  return async (deed) => {
    try {
      // Which handler goes with which deed is beyond the compiler.
      await (handlers[deed.does] as (deed: Deed) => Promise<unknown>)(deed);
    } catch (error) {
      const reason = `${deed.does}: ${(error as Error).message.replace(/\d+/g, 'n').slice(0, 100)}`;
      promises.failures.set(reason, (promises.failures.get(reason) ?? 0) + 1);
    }
  };
}
