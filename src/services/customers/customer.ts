export const PREFERENCES = ['all', 'ready', 'nothing'] as const;

/** What a customer wants to hear of their orders. */
export type Preference = (typeof PREFERENCES)[number];

/** Somebody who orders: known by their Slack user id or by a name, never merged by name. */
export interface Customer {
  id: string;
  slackUser?: string;
  /** For those known by name: the name's slug, by which they are found. */
  slug?: string;
  name: string;
  email?: string;
  notify: Preference;
}

/** How to reach a customer. */
export type Reach =
  | { by: 'message'; slackUser: string }
  | {
      by: 'mail';
      address: string;
      /** Made up from the name: it may reach a stranger, or nobody. */
      guessed: boolean;
    }
  | { by: 'nobody'; why: string };
