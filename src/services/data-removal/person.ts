import { isMailAddress } from '../../platform/mail-address.ts';
import { slugOf } from '../catalog/index.ts';
import type { Member } from '../customers/index.ts';
import type { TheirOrder } from './orders-of.ts';

/** Somebody whose traces are looked for, by everything that tells who they are. */
export interface Sought {
  /** The customer's id. */
  id: string;
  /** The customer's id, and those of their orders: what names one of these is about them. */
  ids: ReadonlySet<string>;
  /** Of their orders, by which people speak of them. */
  numbers: ReadonlySet<number>;
  /** What they are called, and were called before. Others may be called so too: a name counts only in what is about them. */
  names: readonly string[];
  /** What was made of what they are called now: addresses, wherever they stand; a document's title. */
  slugs: readonly string[];
  slackUser?: string;
  /** Theirs alone, as far as is known. */
  addresses: readonly string[];
  /** What is made of what they were called before, and where their mail went: as with the names, others may have it by now. */
  former: { slugs: readonly string[]; addresses: readonly string[] };
}

interface Known {
  customer: { id: string; name: string; slug?: string; slackUser?: string; email?: string };
  member: Pick<Member, 'displayName' | 'realName' | 'email'> | null;
  orders: readonly TheirOrder[];
  /** Where mail about their orders went. */
  mailedTo: Iterable<string>;
}

export function soughtOf({ customer, member, orders, mailedTo }: Known): Sought {
  const { id, name, slug, slackUser, email } = customer;
  const names = namesIn([name, member?.displayName, member?.realName]);
  const formerNames = namesIn(orders.map((order) => order.name));
  const slugs = new Set([...(slug ? [slug] : []), ...names.map(slugOf)].filter(Boolean));
  // Users of the API are called by theirs. In Slack people call themselves as they like: by somebody else's, too.
  const called = slackUser === undefined && isMailAddress(name) ? name : undefined;
  const addresses = new Set([email, member?.email, called].flatMap((each) => each ?? []));
  return {
    id,
    ids: new Set([id, ...orders.map((order) => order.id)]),
    numbers: new Set(orders.map(({ number }) => number)),
    // The longest first: of `Anna` and `Anna Baker`, nothing of the latter is left over.
    names: longestFirst(new Set([...names, ...formerNames])),
    slugs: longestFirst(slugs),
    slackUser,
    addresses: longestFirst(addresses),
    former: {
      slugs: longestFirst(new Set(formerNames.map(slugOf).filter(Boolean))),
      addresses: longestFirst(mailedTo),
    },
  };
}

const namesIn = (names: readonly (string | undefined)[]) => names.flatMap((each) => each?.trim() || []);

const longestFirst = (texts: Iterable<string>) => [...texts].toSorted((a, b) => b.length - a.length);
