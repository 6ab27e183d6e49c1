import { slugOf } from '../catalog/index.ts';
import type { Member } from '../customers/index.ts';

/** Somebody whose traces are looked for, by everything that tells who they are. */
export interface Sought {
  /** The customer's id, and those of their orders: what names one of these is about them. */
  ids: ReadonlySet<string>;
  /** Of their orders, by which people speak of them. */
  numbers: ReadonlySet<number>;
  /** What they are called. Others may be called so too: a name counts only in what is about them. */
  names: readonly string[];
  /** What was made of the names: of addresses, of a document's title. */
  slugs: readonly string[];
  slackUser?: string;
  addresses: readonly string[];
}

interface Known {
  customer: { id: string; name: string; slug?: string; slackUser?: string; email?: string };
  member: Pick<Member, 'displayName' | 'realName' | 'email'> | null;
  orders: readonly { id: string; number: number }[];
}

export function soughtOf({ customer, member, orders }: Known): Sought {
  const { id, name, slug, slackUser, email } = customer;
  const names = new Set([name, member?.displayName, member?.realName].flatMap((each) => each?.trim() || []));
  const slugs = new Set([...(slug ? [slug] : []), ...[...names].map(slugOf)].filter(Boolean));
  return {
    ids: new Set([id, ...orders.map((order) => order.id)]),
    numbers: new Set(orders.map(({ number }) => number)),
    // The longest first: of `Anna` and `Anna Baker`, nothing of the latter is left over.
    names: longestFirst(names),
    slugs: longestFirst(slugs),
    slackUser,
    addresses: [email, member?.email].flatMap((each) => each ?? []),
  };
}

const longestFirst = (texts: Iterable<string>) => [...texts].toSorted((a, b) => b.length - a.length);
