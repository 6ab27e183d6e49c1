import { orderActions, orderValue } from '../../src/views/messages/order-actions.ts';
import type { Contest, Readings, Row } from '../harness/row.ts';
import { openSlackLoad } from '../load/slack.ts';
import type { Counted } from '../processes/counted-ovenbird.ts';
import { manager, placeOne } from '../world/orders.ts';
import { program } from '../world/process.ts';
import { openWorld, type World } from '../world/world.ts';

const PEOPLE = 50;

type Name = 'errors' | 'retried' | 'followed';

/** Whether people are in each other's way. */
export const atOnce: Row<Name> = {
  name: 'at-once',
  what: `${PEOPLE} people order the same cake at once, then ${PEOPLE} of the staff press the same button at once`,
  baseline: 'the same, one at a time',
  figures: {
    errors: { title: 'errors shown', unit: '', judged: 'ours', target: { atMost: 0 } },
    retried: { title: 'transactions of the web process done anew', unit: '%', judged: 'ours', target: { atMost: 5 } },
    followed: { title: 'transactions of the worker done anew', unit: '%', judged: 'ours', target: { atMost: 5 } },
  },
  rounds: 3,
  warmUps: 0,
  async open(): Promise<Contest<Name>> {
    await using opened = new AsyncDisposableStack();
    const world = await openWorld();
    opened.defer(world.close);
    const staff = await openStaff(world);
    const web = await world.startOvenbird('web', {}, program('counted-ovenbird'));
    opened.defer(web.stop);
    const worker = await world.startOvenbird('worker', {}, program('counted-ovenbird'));
    opened.defer(worker.stop);
    const slack = await openSlackLoad(world.env.SLACK_SIGNING_SECRET ?? '');
    opened.defer(slack.close);
    const url = web.url ?? '';

    async function measured(all: (deed: (user: string) => Promise<string>) => Promise<string[]>) {
      await world.quiet();
      const before = [await web.ask<Counted>({}), await worker.ask<Counted>({})] as const;
      const order = { command: '/order', text: '1 chocolate_cake for 2' };
      const placed = await all((user) => slack.answered(url, { user, ...order }));
      const { number, version } = await placeOne(world);
      const button = { actionId: orderActions.start, value: orderValue({ number, version }) };
      const moved = await all((user) => slack.pressed(url, { user, ...button }));
      await world.quiet();
      const after = [await web.ask<Counted>({}), await worker.ask<Counted>({})] as const;
      const errors = [...placed.filter(isNot(/is placed/)), ...moved.filter(isNot(/in preparation/))];
      if (errors.length > 0) console.error(`errors shown, for example: ${errors[0]}`);
      const [retried, followed] = [doneAnew(before[0], after[0]), doneAnew(before[1], after[1])];
      return { errors: errors.length, retried, followed } satisfies Readings<Name>;
    }

    const rest = opened.move();
    return {
      ours: () => measured((deed) => Promise.all(staff.map(deed))),
      baseline: () => measured((deed) => inTurn(staff, deed)),
      close: () => rest.disposeAsync(),
    };
  },
};

/** @returns the percentage of transactions between the two counts that were begun again */
function doneAnew(before: Counted, after: Counted): number {
  const transactions = after.transactions - before.transactions;
  return (100 * (after.begun - before.begun - transactions)) / transactions;
}

const isNot = (expected: RegExp) => (answer: string) => !expected.test(answer);

/** @returns Slack user ids of people who may press the kitchen's buttons */
async function openStaff({ bakery, services }: World): Promise<string[]> {
  const ids: string[] = [];
  for (let person = 1; person <= PEOPLE; person += 1) {
    const name = { firstName: 'Baker', lastName: `Number ${person}` };
    const { id } = await bakery.addPerson({ displayName: `${name.firstName} ${name.lastName}` });
    await services.employees.onboard({ ...name, slackUser: id }, manager);
    ids.push(id);
  }
  return ids;
}

async function inTurn<T>(people: readonly string[], deed: (user: string) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const person of people) done.push(await deed(person));
  return done;
}
