import { DomainError } from '../../platform/errors.ts';
import { type DecidedLogin, type Employee, fullName } from './employee.ts';
import type { Which } from './store.ts';

export const employeeNotFound = (which: Which) =>
  new DomainError('not_found', 'employee_not_found', `There is no employee ${Object.values(which)}.`);

export const employeeExists = (employee: Employee) => {
  const message = `${fullName(employee)} is employee ${employee.number} already.`;
  return new DomainError('conflict', 'employee_exists', message, [{ path: 'slackUser', message }]);
};

export const employeeFired = (employee: Employee) =>
  new DomainError(
    'conflict',
    'employee_fired',
    `${fullName(employee)} no longer works here: ${employee.firedBy?.name ?? 'somebody'} has fired them already.`,
  );

export const notADeveloper = (employee: Employee) =>
  new DomainError('conflict', 'not_a_developer', `${fullName(employee)} is no developer and needs no GitHub login.`);

export const loginDecided = (employee: Employee, { login, state, decidedBy }: DecidedLogin) =>
  new DomainError(
    'conflict',
    'login_decided',
    `${decidedBy.name} has ${state} the GitHub login ${login} of ${fullName(employee)} already.`,
  );

export const loginChanged = (employee: Employee, login: string) =>
  new DomainError(
    'conflict',
    'login_changed',
    `${login} is no longer the GitHub login that ${fullName(employee)} has given: nothing was changed.`,
  );
