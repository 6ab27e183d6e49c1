import type { Clock } from '../../platform/clock.ts';
import { converge, type Run } from '../../platform/outbox/index.ts';
import type { ChangeEmployee } from './change.ts';
import { type CodeRepository, configured } from './code-repository.ts';
import { type Account, type Employee, fullName, mustBeAsked } from './employee.ts';
import type { Addressee, EmployeeNote, EmployeeNotes } from './notes.ts';
import type { Rights } from './rights.ts';
import type { EmployeeStore } from './store.ts';

/** What follows from what the books say, or do not say, about logins. Reactions: run at any time, and twice. */
export interface LoginReactions {
  /** Asks a developer who has no login, and is on Slack, which one is theirs. Target `login-question:<employee>`. */
  askForLogin(employeeId: string): Promise<void>;
  /** Looks a proposed login up, and has a manager confirm what was found. Target `login-lookup:<employee>`. */
  lookUpLogin(employeeId: string, run: Pick<Run, 'signal'>): Promise<void>;
}

interface LoginReactionsDependencies {
  store: EmployeeStore;
  change: ChangeEmployee;
  rights: Rights;
  repository?: CodeRepository;
  notes: EmployeeNotes;
  clock: Clock;
}

export function createLoginReactions(dependencies: LoginReactionsDependencies): LoginReactions {
  const { store, change, rights, repository, notes, clock } = dependencies;

  /** Whoever onboarded them, if that was in Slack and they are still a manager; else all managers. */
  async function onboarderOf({ onboardedBy }: Employee): Promise<Addressee> {
    if (onboardedBy.via !== 'Slack') return 'managers';
    const { manager } = await rights.principalOf(onboardedBy.id);
    return manager ? { person: onboardedBy.id } : 'managers';
  }

  /** A found account is for the onboarder to confirm; an unknown login is for the person to correct. */
  async function messageAbout(employee: Employee, login: string, account: Account | null) {
    const to = !account && employee.slackUser ? { person: employee.slackUser } : await onboarderOf(employee);
    const note: EmployeeNote = account
      ? { kind: 'login-found', employee: about(employee), account }
      : { kind: 'login-unknown', employee: about(employee), login };
    return { to, note };
  }

  async function lookUp({ login, ...employee }: Proposing, signal: AbortSignal): Promise<void> {
    const account = await configured(repository).find(login, signal);
    const message = await messageAbout(employee, login, account);
    await change({ id: employee.id }, ({ version }) => {
      if (version !== employee.version) return null;
      return {
        type: 'employee.login_looked_up',
        set: { github: account ? { state: 'found', ...account } : { state: 'unknown', login } },
        also: (session) => notes.post(session, message),
      };
    });
  }

  return {
    async askForLogin(employeeId) {
      await change({ id: employeeId }, (employee) => {
        const { slackUser, github } = employee;
        if (!slackUser || !mustBeAsked(employee)) return null;
        const note: EmployeeNote = { kind: 'login-question', employee: about(employee), notThis: github?.login };
        return {
          type: 'employee.login_asked',
          set: { loginAskedAt: clock.now() },
          also: (session) => notes.post(session, { to: { person: slackUser }, note }),
        };
      });
    },

    async lookUpLogin(employeeId, { signal }) {
      await converge(
        async () => proposing(await store.one({ id: employeeId })),
        (employee) => lookUp(employee, signal),
      );
    },
  };
}

/** A developer whose word about their login has not been looked up yet. */
interface Proposing extends Employee {
  login: string;
}

function proposing(employee: Employee | null): Proposing | null {
  if (!employee?.employed || !employee.permissions.developer) return null;
  return employee.github?.state === 'proposed' ? { ...employee, login: employee.github.login } : null;
}

function about(employee: Employee) {
  return { id: employee.id, number: employee.number, name: fullName(employee) };
}
