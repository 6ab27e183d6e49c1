import { copyFor, placeOne } from './orders.ts';
import { program, startProcess } from './process.ts';
import { openWorld } from './world.ts';

/** People with orders, and two apps on the same books that can list them. */
export interface Listing {
  /** Where Ovenbird's web process listens. */
  ovenbird: string;
  /** Where the bare Bolt app listens. */
  bolt: string;
  /** Slack user ids. */
  people: readonly string[];
  signingSecret: string;
  close(): Promise<void>;
}

const ORDERS_EACH = 30;

export async function openListing(howMany: number): Promise<Listing> {
  await using opened = new AsyncDisposableStack();
  const world = await openWorld();
  opened.defer(world.close);
  const names = Array.from({ length: howMany }, (_, n) => `Guest ${n + 1}`);
  const people = await Promise.all(
    names.map(async (displayName) => (await world.bakery.addPerson({ displayName })).id),
  );
  await copyFor(world, await placeOne(world), people, ORDERS_EACH);
  const ovenbird = await world.startOvenbird('web');
  opened.defer(ovenbird.stop);
  const bolt = await startProcess(program('bolt'), world.env);
  opened.defer(bolt.stop);
  if (!ovenbird.url || !bolt.url) throw new Error('the apps do not listen');
  const rest = opened.move();
  return {
    ...{ ovenbird: ovenbird.url, bolt: bolt.url, people },
    signingSecret: world.env.SLACK_SIGNING_SECRET ?? '',
    close: () => rest.disposeAsync(),
  };
}
