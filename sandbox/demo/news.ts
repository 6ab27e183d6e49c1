import type { Actor, Bakery } from '../client/index.ts';
import type { Cast } from './stage.ts';

/** What came since the story began: earlier ones have left their messages, tickets and mails behind. */
export type News = Awaited<ReturnType<typeof watch>>;

/** Looks at what there is, and from then on only at what comes. */
export async function watch({ jira, mail }: Bakery, { manager, baker, customer, developer }: Cast) {
  const read = () => baker.sees.channel('kitchen');
  return {
    kitchen: await since(read, ({ ts }) => ts),
    tickets: await since(jira.tickets, ({ key }) => key),
    mails: await since(mail.messages, ({ id }) => id),
    toManager: await directMessages(manager),
    toCustomer: await directMessages(customer),
    toDeveloper: await directMessages(developer),
  };
}

const directMessages = ({ sees }: Actor) => since(sees.dm, ({ ts }) => ts);

/** Reads a list again and again, without what is in it now. */
export async function since<T>(read: () => Promise<readonly T[]>, idOf: (item: T) => unknown) {
  const known = new Set((await read()).map(idOf));
  return async () => (await read()).filter((item) => !known.has(idOf(item)));
}
