import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isDuplicateKey } from '../../platform/mongo/index.ts';
import type { Once, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { type Principal, requireManager } from '../principal.ts';
import {
  type Account,
  type NewAccount,
  type NewClient,
  type NewUser,
  newAccountId,
  newClient,
  newUser,
} from './account.ts';
import { accountNotFound, tooManyAccounts, userExists } from './errors.ts';
import { hashSecret, newSecret } from './secret.ts';
import type { createAccountStore } from './store.ts';

/** The users and clients that only the API knows. Managers alone make and revoke them. */
export interface Accounts {
  /**
   * @param password for a user who has one; left out, a secret is made up
   * @throws DomainError `forbidden`, `api_user_invalid`, `api_user_exists`, `too_many_api_accounts`
   */
  createUser(user: NewUser, by: Principal, key?: RequestKey, password?: string): Promise<NewAccount>;
  /** @throws DomainError `forbidden`, `api_client_invalid`, `too_many_api_accounts` */
  createClient(client: NewClient, by: Principal, key?: RequestKey): Promise<NewAccount>;
  /** Those that have access, the newest first. @throws DomainError `forbidden` */
  list(by: Principal): Promise<Account[]>;
  /** From then on none of its tokens is good. @throws DomainError `forbidden`, `api_account_not_found` */
  revoke(id: string, by: Principal): Promise<Account>;
}

export interface AccountsDependencies {
  db: Db;
  store: ReturnType<typeof createAccountStore>;
  once: Once;
  events: EventLog;
  clock: Clock;
}

const MOST = 100;
const MANAGE = 'decide who has access to the API';

export function createAccounts({ store, once, events, clock }: AccountsDependencies): Accounts {
  async function create(account: Account, by: Principal, key?: RequestKey, given?: string): Promise<NewAccount> {
    if ((await store.living(MOST)).length >= MOST) throw tooManyAccounts(MOST);
    const secret = given ?? newSecret();
    const secretHash = await hashSecret(secret);
    try {
      const { result, repeated } = await once(key, async (session) => {
        await store.insert(account, secretHash, session);
        await events.record(session, happened('created', account, by));
        return account;
      });
      return { account: result, ...(!repeated && { secret }) };
    } catch (error) {
      throw isDuplicateKey(error) ? userExists(account.name) : error;
    }
  }

  const made = ({ actor }: Principal) => ({ createdBy: actor, createdAt: clock.now(), version: 1 });

  return {
    async createUser(user, by, key, password) {
      requireManager(by, MANAGE);
      const { email, role } = parseInput(newUser, user, 'api_user_invalid');
      return create({ id: newAccountId('user'), kind: 'user', name: email, role, ...made(by) }, by, key, password);
    },

    async createClient(client, by, key) {
      requireManager(by, MANAGE);
      const { name, scopes } = parseInput(newClient, client, 'api_client_invalid');
      return create({ id: newAccountId('client'), kind: 'client', name, scopes, ...made(by) }, by, key);
    },

    async list(by) {
      requireManager(by, MANAGE);
      return store.living(MOST);
    },

    async revoke(id, by) {
      requireManager(by, MANAGE);
      const { result } = await once(undefined, async (session) => {
        const revoked = await store.revoke(id, { by: by.actor, at: clock.now() }, session);
        if (!revoked) throw accountNotFound(id);
        await events.record(session, happened('revoked', revoked, by));
        return revoked;
      });
      return result;
    },
  };
}

function happened(what: 'created' | 'revoked', { id, kind, name, version }: Account, { actor }: Principal) {
  return { type: `api_account.${what}`, subject: { kind: 'api_account', id }, version, actor, data: { kind, name } };
}
