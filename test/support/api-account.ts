import { randomUUID } from 'node:crypto';
import { type Account, newAccountId } from '../../src/services/access/account.ts';
import type { Role, Scope } from '../../src/services/access/index.ts';
import { createAccountStore } from '../../src/services/access/store.ts';
import type { TestDatabase } from './database.ts';
import { olivia } from './people.ts';

/** To hash a secret takes a quarter of a second of computing. Which one this might be the hash of, nobody knows. */
const NOBODYS_SECRET = `scrypt:32768:8:3:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/** Puts somebody into the books whom only the API knows: a person with that role or, with scopes, a program of that name. */
export async function openAccount(
  { client, db }: TestDatabase,
  role: Role,
  scopes?: readonly Scope[],
): Promise<Account> {
  const made = { createdBy: olivia.actor, createdAt: new Date(), version: 1 };
  const account: Account = scopes
    ? { ...made, id: newAccountId('client'), kind: 'client', name: role, scopes }
    : { ...made, id: newAccountId('user'), kind: 'user', name: `${role}-${randomUUID()}@example.com`, role };
  await client.withSession((session) => createAccountStore(db).insert(account, NOBODYS_SECRET, session));
  return account;
}
