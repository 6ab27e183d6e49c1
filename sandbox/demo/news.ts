import type { Actor, Bakery } from '../client/index.ts';
import type { Cast } from './stage.ts';

/** What came since the story began: earlier ones have left their messages, tickets and mails behind. */
export type News = Awaited<ReturnType<typeof watch>>;

/** Looks at what there is, and from then on only at what comes. */
export async function watch(bakery: Bakery, { manager, baker, customer, developer }: Cast) {
  const [toManager, toCustomer, toDeveloper] = await Promise.all([manager, customer, developer].map(directMessages));
  return {
    kitchen: await since(
      () => baker.sees.channel('kitchen'),
      ({ ts }) => ts,
    ),
    tickets: await since(bakery.jira.tickets, ({ key }) => key),
    mails: await since(
      () => bakery.mail.messages(),
      ({ id }) => id,
    ),
    toManager,
    toCustomer,
    toDeveloper,
  };
}

const directMessages = ({ sees }: Actor) => since(sees.dm, ({ ts }) => ts);

/** @returns reads a list again, without what is in it now */
export async function since<T>(read: () => Promise<readonly T[]>, idOf: (item: T) => unknown) {
  const known = new Set((await read()).map(idOf));
  return async () => (await read()).filter((item) => !known.has(idOf(item)));
}
