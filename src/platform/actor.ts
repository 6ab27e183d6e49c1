/** Who did something, as the books remember it: kept with every event and every line of a timeline. */
export interface Actor {
  /** What kind of party: somebody of flesh and blood, a program that uses the API, a supplier's system, or Ovenbird itself. */
  kind: 'person' | 'program' | 'supplier' | 'system';
  /** Stable id within its kind: a Slack user id, an API user's or client's id, a supplier's account, the name of a job. */
  id: string;
  /** The name as of then. */
  name: string;
  /** Where it came in. */
  via: 'Slack' | 'API' | 'Jira' | 'clock';
}
