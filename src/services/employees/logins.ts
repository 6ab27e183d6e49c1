import { parseInput } from '../../platform/parse-input.ts';
import { forbidden, type Principal, requireManager } from '../principal.ts';
import type { ChangeEmployee } from './change.ts';
import { accountOf, type Employee, sameLogin } from './employee.ts';
import { employeeFired, loginChanged, loginDecided, notADeveloper } from './errors.ts';
import { proposal } from './input.ts';

/** A manager's word about a login, as the button showed it. */
export interface LoginDecision {
  login: string;
  by: Principal;
}

/** How a developer's GitHub login comes into the books: proposed, looked up, and decided by a manager. */
export interface Logins {
  /**
   * Says which GitHub login an employee has: the person themself, or a manager. It replaces what was there, and with it
   * the access that the former one had. The same one again changes nothing.
   *
   * @throws DomainError `forbidden`, `login_invalid`, `employee_not_found`, `employee_fired`, `not_a_developer`
   */
  proposeLogin(number: number, login: string, by: Principal): Promise<Employee>;
  /**
   * Gives access to a login that was found. The first decision counts.
   *
   * @throws DomainError `forbidden`, `employee_not_found`, `employee_fired`, `login_decided`, `login_changed`
   */
  confirmLogin(number: number, decision: LoginDecision): Promise<Employee>;
  /** Says that it is somebody else's; the person is asked again. Throws as {@link confirmLogin} does. */
  refuseLogin(number: number, decision: LoginDecision): Promise<Employee>;
}

export function createLogins({ change }: { change: ChangeEmployee }): Logins {
  async function decide(number: number, state: 'confirmed' | 'refused', { login, by }: LoginDecision) {
    requireManager(by, 'decide on a developer’s GitHub login');
    return change({ number }, (employee) => {
      const { github, employed } = employee;
      if (!employed) throw employeeFired(employee);
      if (!github || !sameLogin(github.login, login)) throw loginChanged(employee, login);
      if (github.state === 'confirmed' || github.state === 'refused') throw loginDecided(employee, github);
      if (github.state !== 'found') throw loginChanged(employee, login);
      return {
        type: state === 'confirmed' ? 'employee.login_confirmed' : 'employee.login_refused',
        set: { github: { ...github, state, decidedBy: by.actor }, loginAskedAt: undefined },
        actor: by.actor,
        account: state === 'confirmed' ? github.id : undefined,
      };
    });
  }

  return {
    async proposeLogin(number, input, by) {
      const { login } = parseInput(proposal, { login: input }, 'login_invalid');
      return change({ number }, (employee) => {
        const { github, employed, permissions, slackUser } = employee;
        if (!by.manager && slackUser !== by.actor.id) {
          throw forbidden('Sorry, only the person themself and the managers can say which GitHub login somebody has.');
        }
        if (!employed) throw employeeFired(employee);
        if (!permissions.developer) throw notADeveloper(employee);
        if (github && sameLogin(github.login, login) && ['proposed', 'found', 'confirmed'].includes(github.state)) {
          return null;
        }
        return {
          type: 'employee.login_proposed',
          set: { github: { state: 'proposed', login } },
          actor: by.actor,
          account: accountOf(employee),
        };
      });
    },
    confirmLogin: (number, decision) => decide(number, 'confirmed', decision),
    refuseLogin: (number, decision) => decide(number, 'refused', decision),
  };
}
