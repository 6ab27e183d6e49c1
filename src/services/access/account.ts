import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import { isScope, ROLES, type Role, type Scope } from './scopes.ts';

interface AccountBase {
  /** What tokens name it by. */
  id: string;
  /** What it is called in the books: a user's e-mail address, a client's name. */
  name: string;
  createdBy: Actor;
  createdAt: Date;
  revoked?: { by: Actor; at: Date };
  version: number;
}

/** A person who logs in with an e-mail address and a password. */
export interface UserAccount extends AccountBase {
  kind: 'user';
  role: Role;
}

/** A program that logs in with its id and a secret. */
export interface ClientAccount extends AccountBase {
  kind: 'client';
  scopes: readonly Scope[];
}

/** Somebody whom only the API knows. */
export type Account = UserAccount | ClientAccount;

/** An account, and the secret that is shown this once. */
export interface NewAccount<A extends Account = Account> {
  account: A;
  /** Absent where the request came a second time: it was shown to the first. */
  secret?: string;
}

/** No id of ours looks like one of Slack's. */
export function newAccountId(kind: Account['kind']): string {
  return `${kind}_${randomUUID().replaceAll('-', '')}`;
}

export const newUser = z.strictObject({
  email: z
    .email({ error: 'This is no e-mail address.' })
    .max(LONGEST_ADDRESS)
    .transform((email) => email.toLowerCase()),
  role: z.enum(['customer', 'staff', 'manager'], { error: 'A role is customer, staff or manager.' }),
});

export const newClient = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, { error: 'A name has 1 to 60 letters, digits, spaces, or . _ -' }),
  scopes: z
    .array(z.string().refine(isScope, { error: ({ input }) => `“${input}” is no scope.` }))
    .min(1, { error: 'Name at least one scope.' })
    .max(30)
    .transform((scopes): Scope[] => [...new Set(scopes.filter(isScope))]),
});

/** As somebody wrote it: nothing of it is checked yet. */
export type NewUser = Readonly<Record<keyof z.input<typeof newUser>, string>>;
export type NewClient = z.input<typeof newClient>;

/** What an account may do at this moment. */
export function scopesOfAccount(account: Account): readonly Scope[] {
  if (account.revoked) return [];
  return account.kind === 'user' ? ROLES[account.role] : account.scopes;
}
