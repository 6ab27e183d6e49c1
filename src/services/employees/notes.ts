import type { ClientSession } from 'mongodb';
import type { Account } from './employee.ts';

interface About {
  id: string;
  number: number;
  name: string;
}

/** What this part of the bakery has to say to people. */
export type EmployeeNote =
  /** To a developer: which GitHub account is yours? With a button. `notThis` is one that a manager has refused. */
  | { kind: 'login-question'; employee: About; notThis?: string }
  /** To a developer, or to a manager for one who is not on Slack: nobody has this login; give another. With a button. */
  | { kind: 'login-unknown'; employee: About; login: string }
  /** To whoever onboarded them: is this their account? With "Confirm" and "Not this one". */
  | { kind: 'login-found'; employee: About; account: Account };

/** Who is told: one person by Slack user id, or every manager. */
export type Addressee = { person: string } | 'managers';

/** Sends a message to people as part of a transaction. */
export interface EmployeeNotes {
  post(session: ClientSession, message: { to: Addressee; note: EmployeeNote }): Promise<void>;
}
