/** How GitHub names a permission, depending on where it stands. */
export const ROLES = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
} as const;

/** As a collaborator is given it. */
export type Permission = keyof typeof ROLES;

export interface User {
  id: number;
  login: string;
  name: string | null;
}

export interface Collaborator {
  userId: number;
  permission: Permission;
}

export interface Invitation {
  id: number;
  userId: number;
  permission: Permission;
  createdAt: string;
}

export interface GithubState {
  lastId: number;
  users: User[];
  /** Of the one repository; the account that holds the token is not among them. */
  collaborators: Collaborator[];
  invitations: Invitation[];
  /** When invitations were sent, for the limit of a day; accepted and deleted ones count too. */
  invitedAt: string[];
}

/** The account whose token Ovenbird holds: an administrator of the repository. */
export const APP_USER: User = { id: 1001, login: 'ovenbird-bot', name: 'Ovenbird' };
export const OWNER = { id: 1000, login: 'ovenbird-bakery' } as const;
export const REPOSITORY = { id: 5001, name: 'recipes' } as const;
export const TOKEN = 'github-sandbox-token';

export function seededGithub(): GithubState {
  return {
    lastId: 9_000,
    users: [
      APP_USER,
      { id: 1002, login: 'dana-dev', name: 'Dana Dev' },
      { id: 1003, login: 'octo-baker', name: 'Octo Baker' },
    ],
    collaborators: [],
    invitations: [],
    invitedAt: [],
  };
}
