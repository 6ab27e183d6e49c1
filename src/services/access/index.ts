export { type Access, createAccess } from './access.ts';
export type { Account, ClientAccount, NewAccount, NewClient, NewUser, UserAccount } from './account.ts';
export { scopesOfAccount } from './account.ts';
export { attemptCollection } from './attempts.ts';
export { isScope, MACHINE_SCOPES, ROLES, type Role, roleOf, SCOPES, type Scope } from './scopes.ts';
export { accountCollection } from './store.ts';
export type { Grant, IssuedToken, TokenIssuer } from './tokens.ts';
