import type { JSONWebKeySet } from 'jose';
import type { Principal } from '../principal.ts';
import { type Account, type ClientAccount, scopesOfAccount, type UserAccount } from './account.ts';
import { type Accounts, type AccountsDependencies, createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { issuerOff } from './errors.ts';
import { type Scope, scopesOf } from './scopes.ts';
import { isSecret } from './secret.ts';
import { createAccountStore } from './store.ts';
import { createTokenIssuer, type IssuedToken, type TokenIssuer } from './tokens.ts';

/** Who may use the API, and as what. */
export interface Access {
  accounts: Accounts;
  /** Absent where no keys are configured: tokens then come from somebody else, or from nowhere. */
  issuer?: TokenIssuer;
  /** @returns null where the password is wrong, nobody has that address, or there were too many wrong ones from there */
  logIn(login: { email: string; password: string; address: string }): Promise<UserAccount | null>;
  /** @returns null where the secret is wrong, or there is no such client. It cannot be guessed, so nobody is locked out */
  logInClient(login: { id: string; secret: string }): Promise<ClientAccount | null>;
  /** A token with the rights that a person in Slack has. @throws DomainError `token_issuer_off` */
  tokenFor(person: Principal): Promise<IssuedToken>;
  /** What somebody may do at this moment, whatever a token of theirs says. */
  scopesNow(subject: { id: string; inSlack: boolean }): Promise<readonly Scope[]>;
}

export interface AccessDependencies extends Omit<AccountsDependencies, 'store'> {
  publicUrl: string;
  /** The first signs, all verify. */
  signingKeys?: JSONWebKeySet;
  /** A person in Slack with the rights they have at this moment. */
  principalOf(slackUser: string): Promise<Principal>;
}

export function createAccess(dependencies: AccessDependencies): Access {
  const { db, publicUrl, signingKeys, clock, principalOf } = dependencies;
  const store = createAccountStore(db);
  const attempts = createAttempts({ db, clock });
  const issuer = signingKeys && createTokenIssuer({ publicUrl, signingKeys, clock });

  async function holder(login: string, secret: string): Promise<Account | null> {
    const found = await store.byLogin(login);
    return (await isSecret(secret, found?.secretHash)) && found ? found.account : null;
  }

  return {
    accounts: createAccounts({ ...dependencies, store }),
    issuer,

    async logIn({ email, password, address }) {
      const login = email.trim().toLowerCase();
      const mayTry = await attempts.begin({ login, address });
      const account = await holder(login, password);
      if (!mayTry || account?.kind !== 'user') return null;
      await attempts.forget({ login, address });
      return account;
    },

    async logInClient({ id, secret }) {
      const account = await holder(id, secret);
      return account?.kind === 'client' ? account : null;
    },

    async tokenFor(person) {
      if (!issuer) throw issuerOff();
      const { id, name } = person.actor;
      return issuer.issue({ subject: id, name, kind: 'person', inSlack: true, scopes: scopesOf(person) });
    },

    async scopesNow({ id, inSlack }) {
      if (inSlack) return scopesOf(await principalOf(id));
      const account = await store.byId(id);
      return account ? scopesOfAccount(account) : [];
    },
  };
}
