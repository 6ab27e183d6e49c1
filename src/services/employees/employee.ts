import type { Actor } from '../../platform/actor.ts';

export interface Permissions {
  /** Gets access to the recipes' repository. */
  developer: boolean;
  /** May change how the bakery works. */
  manager: boolean;
}

/** An account on GitHub, as far as it is known. */
export interface Account {
  /** Stays when the login changes, and belongs to nobody else afterwards. */
  id: number;
  login: string;
  name?: string;
  /** Address of their picture. */
  picture?: string;
  /** Address of their profile. */
  url?: string;
}

/**
 * Somebody's word about their GitHub login, and what became of it: `proposed` until it is looked up, then `found` or
 * `unknown`; one that is found waits for a manager, who confirms or refuses it. Only `confirmed` gives access.
 */
export type Login = { state: 'proposed' | 'unknown'; login: string } | ({ state: 'found' } & Account) | DecidedLogin;

export type DecidedLogin = { state: 'confirmed' | 'refused'; decidedBy: Actor } & Account;

export interface Employee {
  id: string;
  number: number;
  firstName: string;
  lastName: string;
  permissions: Permissions;
  slackUser?: string;
  email?: string;
  github?: Login;
  /** When they were last asked for a login that nobody had given. */
  loginAskedAt?: Date;
  /** False from when they are fired; they stay in the books. */
  employed: boolean;
  onboardedBy: Actor;
  onboardedAt: Date;
  firedBy?: Actor;
  firedAt?: Date;
  version: number;
}

export function fullName({ firstName, lastName }: Pick<Employee, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`;
}

/** True when this employee, as a developer, should have access by the account they have confirmed. */
export function deservesAccess({ employed, permissions, github }: Employee): boolean {
  return employed && permissions.developer && github?.state === 'confirmed';
}

/** True when a developer has yet to be asked for a login: none was given, or it turned out to be somebody else's. */
export function mustBeAsked({ employed, permissions, github, loginAskedAt }: Employee): boolean {
  return employed && permissions.developer && !loginAskedAt && (!github || github.state === 'refused');
}

/** The account whose access hangs on this employee. */
export function accountOf({ github }: Employee): number | undefined {
  return github?.state === 'confirmed' ? github.id : undefined;
}

/** Logins are the same whatever their case. */
export function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
