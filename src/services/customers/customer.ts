import type { Actor } from '../../platform/actor.ts';

export const PREFERENCES = ['all', 'ready', 'nothing'] as const;

/** What a customer wants to hear of their orders. */
export type Preference = (typeof PREFERENCES)[number];

/** So many characters has the name of somebody who is known by it. */
export const LONGEST_CUSTOMER_NAME = 80;

/** Somebody who orders: known by their Slack user id or by a name, never merged by name. */
export interface Customer {
  id: string;
  slackUser?: string;
  /** For those known by name: the name's slug, by which they are found. */
  slug?: string;
  name: string;
  email?: string;
  notify: Preference;
  /** Who last changed the address or the preference. */
  edited?: { by: Actor; at: Date };
  /** Everything that told who they were was removed: what is left are their orders, as those of somebody. */
  forgotten?: { by: Actor; at: Date };
}

/** What a customer is called of whom nothing is known any more. */
export const FORMER_CUSTOMER = 'a former customer';

/** How to reach a customer. */
export type Reach = { by: 'message'; slackUser: string } | ByMail | Unreachable;

interface ByMail {
  by: 'mail';
  address: string;
  /** Made up from the name: it may reach a stranger, or nobody. */
  guessed: boolean;
  /** Two people in the workspace are called so: nobody knows which of them to message. */
  namesakes?: true;
  /** The Slack user who has the customer's name, but cannot be messaged: their address is the customer's, where it is known. */
  matched?: string;
}

interface Unreachable {
  by: 'nobody';
  why: string;
  namesakes?: true;
}

/** A customer as staff see them. */
export interface KnownCustomer {
  customer: Customer;
  /** How they would be told something now; not known while the workspace's directory is still being read. */
  reach?: Reach;
}
