import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from '../../../src/platform/outbox/index.ts';
import { olivia } from '../../support/people.ts';
import type { World } from './world.ts';

/** Doubts are cleared up after two minutes, and what failed often is tried again after up to five. */
const QUIET_WITHIN_MS = 12 * 60_000;
const STAYS_QUIET_MS = 5_000;

/**
 * Lets everything come to rest: nothing is broken any more, the morning has come, each order without a ticket
 * gets one of its own, and what waits for the auction is put up.
 *
 * @returns false when something still waits after all that time
 */
export async function letGoQuiet({ bakery, fleet, db, insist }: World): Promise<boolean> {
  await bakery.clearFaults();
  await fleet.ready();
  const deadline = performance.now() + QUIET_WITHIN_MS;
  const holds = async (condition: () => Promise<boolean>) => {
    while (!(await condition())) {
      if (performance.now() > deadline) return false;
      await wait(500);
    }
    return true;
  };
  const morning = () => db.collection('events').countDocuments({ type: 'morning.came' });
  if (!(await holds(async () => (await morning()) > 0))) return false;
  await insist(({ settings }) => settings.change({ procurement: 'per_order' }, olivia));
  await insist(({ auction }) => auction.runNow(olivia));

  let restless = performance.now();
  return holds(async () => {
    const open = db
      .collection<Delivery>('deliveries')
      .find({ state: { $in: ['waiting', 'running'] } })
      .limit(1);
    if ((await open.toArray()).length > 0 || !(await jiraHasSaidAll(bakery))) restless = performance.now();
    return performance.now() - restless > STAYS_QUIET_MS;
  });
}

/** A webhook that nobody took is sent again, five times at most. */
async function jiraHasSaidAll({ jira }: World['bakery']): Promise<boolean> {
  const isTaken = (answer: number | string | undefined) => typeof answer === 'number' && answer < 500;
  return (await jira.webhooks()).every(({ answers }) => isTaken(answers.at(-1)) || answers.length > 5);
}
