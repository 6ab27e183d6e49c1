import type { Transact } from '../../platform/mongo/index.ts';
import { type EventLog, START } from '../../platform/outbox/index.ts';
import { accountOf, deservesAccess } from './employee.ts';
import { accessStepDue, employeeEvent } from './events.ts';
import type { EmployeeStore } from './store.ts';

interface Dependencies {
  store: EmployeeStore;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
}

/**
 * Reaction: asks for a look at every developer's access, some a step. An invitation runs out after a week, and somebody may
 * have taken a developer out by hand: nothing else would tell.
 *
 * @param after the number of the last employee so far, or {@link START}
 */
export type CheckAccess = (after: string) => Promise<void>;

const STEP = 100;

export function createCheckAccess({ store, transact, events }: Dependencies): CheckAccess {
  return async (after) => {
    const page = await store.after(after === START ? 0 : Number(after), STEP, { employed: true });
    const due = page
      .filter(deservesAccess)
      .map((employee) => employeeEvent('employee.access_due', employee, { account: accountOf(employee) }));
    const last = page.length === STEP ? page.at(-1) : undefined;
    await transact((session) => events.record(session, ...due, ...(last ? [accessStepDue(last.number)] : [])));
  };
}
