import type { Actor } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/outbox/index.ts';
import { type Employee, fullName } from './employee.ts';

export type EmployeeEventType =
  | 'employee.onboarded'
  | 'employee.login_asked'
  | 'employee.login_proposed'
  | 'employee.login_looked_up'
  | 'employee.login_confirmed'
  | 'employee.login_refused'
  | 'employee.fired'
  | 'employee.access_due';

export interface EmployeeEventData {
  number: number;
  name: string;
  /** The GitHub login that it is about. */
  login?: string;
  /** The GitHub account whose access may have to change. */
  account?: number;
}

/** There are more developers whose access is to be looked at. @param after the number of the last one so far */
export const accessStepDue = (after: number): NewEvent<'access.check_step_due', { after: number }> => ({
  type: 'access.check_step_due',
  subject: { kind: 'access', id: 'repository' },
  data: { after },
});

export type EmployeeEvent = NewEvent<EmployeeEventType, EmployeeEventData>;

/**
 * @param employee as they are after it
 * @param account whose access may have to change by it
 */
export function employeeEvent(
  type: EmployeeEventType,
  employee: Employee,
  { actor, account }: { actor?: Actor; account?: number } = {},
): EmployeeEvent {
  const { id, number, version, github } = employee;
  const data = { number, name: fullName(employee), login: github?.login, account };
  return { type, subject: { kind: 'employee', id }, version, actor, data };
}
