/** Who did something, as the books remember it: kept with every event and every line of a timeline. */
export interface Actor {
  /** What kind of party: somebody of flesh and blood, a supplier's system, or Ovenbird itself. */
  kind: 'person' | 'supplier' | 'system';
  /** Stable id within its kind: a Slack user id, a supplier's account, the name of a job. */
  id: string;
  /** The name as of then. */
  name: string;
  /** Where it came in. */
  via: 'Slack' | 'API' | 'Jira' | 'clock';
}
