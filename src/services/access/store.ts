import type { ClientSession, Db } from 'mongodb';
import type { Actor } from '../../platform/actor.ts';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Account } from './account.ts';

type AccountDocument = Omit<Account, 'id'> & {
  _id: string;
  /** Who logs in: a user's e-mail address in lower case, a client's id. */
  login: string;
  secretHash: string;
  living: boolean;
};

export const accountCollection: CollectionDefinition<AccountDocument> = {
  name: 'api_accounts',
  indexes: [
    {
      keys: { login: 1 },
      options: { name: 'login_of_the_living', unique: true, partialFilterExpression: { living: true } },
    },
    { keys: { living: 1, createdAt: -1 }, options: { name: 'living_newest_first' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['kind', 'name', 'login', 'secretHash', 'living', 'version'],
    properties: {
      kind: { enum: ['user', 'client'] },
      login: { bsonType: 'string', minLength: 1 },
      secretHash: { bsonType: 'string', pattern: '^scrypt:' },
      living: { bsonType: 'bool' },
    },
  },
};

export function createAccountStore(db: Db) {
  const accounts = collectionOf(db, accountCollection);

  return {
    async insert({ id, ...account }: Account, secretHash: string, session: ClientSession): Promise<void> {
      const login = account.kind === 'user' ? account.name : id;
      await accounts.insertOne({ _id: id, ...account, login, secretHash, living: true }, { session });
    },

    async byId(id: string, session?: ClientSession): Promise<Account | null> {
      const found = await accounts.findOne({ _id: id }, { session });
      return found && toAccount(found);
    },

    /** A living account, with what its secret is held against. */
    async byLogin(login: string): Promise<{ account: Account; secretHash: string } | null> {
      const found = await accounts.findOne({ login, living: true });
      return found && { account: toAccount(found), secretHash: found.secretHash };
    },

    living: (limit: number): Promise<Account[]> =>
      accounts.find({ living: true }).sort({ createdAt: -1 }).limit(limit).map(toAccount).toArray(),

    /** @returns the account as it is then; null where it is not among the living */
    async revoke(id: string, revoked: { by: Actor; at: Date }, session: ClientSession): Promise<Account | null> {
      const changed = await accounts.findOneAndUpdate(
        { _id: id, living: true },
        { $set: { living: false, revoked }, $inc: { version: 1 } },
        { session, returnDocument: 'after' },
      );
      return changed && toAccount(changed);
    },
  };
}

function toAccount({ _id, login: _, secretHash: __, living: ___, ...account }: AccountDocument): Account {
  return { id: _id, ...account } as Account;
}
