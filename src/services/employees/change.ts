import type { ClientSession } from 'mongodb';
import type { Actor } from '../../platform/actor.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Employee } from './employee.ts';
import { employeeNotFound } from './errors.ts';
import { type EmployeeEventType, employeeEvent } from './events.ts';
import type { EmployeeStore, Which } from './store.ts';

/** What happens to an employee. */
export interface Change {
  type: EmployeeEventType;
  set: Partial<Employee>;
  /** Who did it; left out where Ovenbird found something out. */
  actor?: Actor;
  /** The GitHub account whose access may have to change by it. */
  account?: number;
  /** What else belongs to it, in the same transaction. */
  also?(session: ClientSession, after: Employee): Promise<void>;
}

/**
 * Changes one employee: `decide` sees them as they are in the transaction, so of two changes at once the second decides on
 * what the first has left. It may run several times.
 *
 * @param decide throws a DomainError to refuse, returns null where nothing is to be done
 * @throws DomainError `employee_not_found`
 */
export type ChangeEmployee = (which: Which, decide: (employee: Employee) => Change | null) => Promise<Employee>;

interface ChangeDependencies {
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  store: EmployeeStore;
}

export function createChangeEmployee({ transact, events, store }: ChangeDependencies): ChangeEmployee {
  return (which, decide) =>
    transact(async (session) => {
      const before = await store.one(which, session);
      if (!before) throw employeeNotFound(which);
      const change = decide(before);
      if (!change) return before;
      const { type, set, actor, account, also } = change;
      const after = { ...before, ...set, version: before.version + 1 };
      await store.replace(after, session);
      await events.record(session, employeeEvent(type, after, { actor, account }));
      await also?.(session, after);
      return after;
    });
}
