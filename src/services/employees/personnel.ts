import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { createNumbers, isDuplicateKey } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { type Principal, requireManager, requireStaff } from '../principal.ts';
import type { ChangeEmployee } from './change.ts';
import { accountOf, type Employee } from './employee.ts';
import { employeeExists, employeeFired, employeeNotFound } from './errors.ts';
import { employeeEvent } from './events.ts';
import { type CheckedEmployee, type NewEmployee, newEmployee } from './input.ts';
import type { EmployeeStore } from './store.ts';

/** Who works at the bakery. */
export interface Personnel {
  /**
   * A GitHub login given here is a proposal like any other: it gives access once it is looked up and confirmed.
   *
   * @throws DomainError `forbidden`, `employee_invalid` (naming the fields), `employee_exists`
   */
  onboard(input: NewEmployee, by: Principal, key?: RequestKey): Promise<OnceResult<Employee>>;
  /**
   * Ends the employment; the employee stays in the books. Managers may fire themselves: the workspace's admins remain.
   *
   * @throws DomainError `forbidden`, `employee_not_found`, `employee_fired`
   */
  fire(number: number, by: Principal): Promise<Employee>;
  /** @param which also who was fired, unless it says no @throws DomainError `forbidden`, `employee_not_found` */
  show(number: number, by: Principal, which?: { fired: boolean }): Promise<Employee>;
  /** By number, those after the given one. @throws DomainError `forbidden` */
  list(page: EmployeesPage): Promise<Employee[]>;
}

export interface EmployeesPage {
  by: Principal;
  /** The last number already seen. */
  after?: number;
  limit: number;
  /** Also those who were fired. */
  fired?: boolean;
}

interface PersonnelDependencies {
  db: Db;
  once: Once;
  events: Pick<EventLog, 'record'>;
  store: EmployeeStore;
  change: ChangeEmployee;
  clock: Clock;
}

export function createPersonnel({ db, once, events, store, change, clock }: PersonnelDependencies): Personnel {
  const nextNumber = createNumbers(db, 'employees');

  async function refusal(error: unknown, slackUser?: string): Promise<unknown> {
    const other = isDuplicateKey(error) && slackUser ? await store.bySlackUser(slackUser) : null;
    return other ? employeeExists(other) : error;
  }

  return {
    async onboard(input, by, key) {
      requireManager(by, 'onboard employees');
      const checked = parseInput(newEmployee, input, 'employee_invalid');
      const number = await nextNumber();
      const employee = onboarded(checked, { number, onboardedBy: by.actor, onboardedAt: clock.now() });
      try {
        return await once(key, async (session) => {
          await store.insert(employee, session);
          await events.record(session, employeeEvent('employee.onboarded', employee, by));
          if (employee.github) await events.record(session, employeeEvent('employee.login_proposed', employee, by));
          return employee;
        });
      } catch (error) {
        throw await refusal(error, employee.slackUser);
      }
    },

    async fire(number, by) {
      requireManager(by, 'fire employees');
      return change({ number }, (employee) => {
        if (!employee.employed) throw employeeFired(employee);
        return {
          type: 'employee.fired',
          set: { employed: false, firedBy: by.actor, firedAt: clock.now() },
          actor: by.actor,
          account: accountOf(employee),
        };
      });
    },

    async show(number, by, { fired } = { fired: true }) {
      requireStaff(by, 'see who works here');
      const employee = await store.one({ number });
      if (!employee || (!employee.employed && !fired)) throw employeeNotFound({ number });
      return employee;
    },

    async list({ by, after = 0, limit, fired = false }) {
      requireStaff(by, 'see who works here');
      return store.after(after, limit, fired ? {} : { employed: true });
    },
  };
}

function onboarded(
  { githubLogin, ...given }: CheckedEmployee,
  circumstances: Pick<Employee, 'number' | 'onboardedBy' | 'onboardedAt'>,
): Employee {
  const github = githubLogin === undefined ? undefined : { state: 'proposed' as const, login: githubLogin };
  return { id: randomUUID(), ...given, github, ...circumstances, employed: true, version: 1 };
}
