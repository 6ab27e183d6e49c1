import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { type Customer, FORMER_CUSTOMER, PREFERENCES } from './customer.ts';

type CustomerDocument = Omit<Customer, 'id'> & { _id: string };

export const customerCollection: CollectionDefinition<CustomerDocument> = {
  name: 'customers',
  indexes: [
    {
      keys: { slackUser: 1 },
      options: { name: 'slack_user', unique: true, partialFilterExpression: { slackUser: { $exists: true } } },
    },
    {
      keys: { slug: 1 },
      options: { name: 'slug', unique: true, partialFilterExpression: { slug: { $exists: true } } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['name', 'notify'],
    properties: {
      name: { bsonType: 'string', minLength: 1 },
      slug: { bsonType: 'string', minLength: 1 },
      notify: { enum: [...PREFERENCES] },
    },
  },
};

export function createCustomerStore(db: Db) {
  const customers: Collection<CustomerDocument> = collectionOf(db, customerCollection);
  const one = async (filter: Partial<CustomerDocument>, session?: ClientSession): Promise<Customer | null> => {
    const found = await customers.findOne(filter, { session });
    return found && toCustomer(found);
  };

  return {
    byId: (id: string, session?: ClientSession) => one({ _id: id }, session),
    bySlackUser: (slackUser: string, session?: ClientSession) => one({ slackUser }, session),
    bySlug: (slug: string, session?: ClientSession) => one({ slug }, session),

    async insert({ id, ...customer }: Customer, session: ClientSession): Promise<void> {
      await customers.insertOne({ _id: id, ...customer }, { session });
    },

    async rename(id: string, name: string, session: ClientSession): Promise<void> {
      await customers.updateOne({ _id: id }, { $set: { name } }, { session });
    },

    /** Writes an address, or none, and a preference, with who said so. */
    async edit({ id, email, notify, edited }: Customer, session: ClientSession): Promise<void> {
      const none = email === undefined && { $unset: { email: '' as const } };
      await customers.updateOne(
        { _id: id },
        { $set: { ...(email && { email }), notify, edited }, ...none },
        { session },
      );
    },

    /** Leaves nothing of them but the id. */
    async forget(id: string, forgotten: Required<Customer>['forgotten'], session: ClientSession): Promise<void> {
      await customers.replaceOne({ _id: id }, { name: FORMER_CUSTOMER, notify: 'nothing', forgotten }, { session });
    },
  };
}

export type CustomerStore = ReturnType<typeof createCustomerStore>;

function toCustomer({ _id, ...customer }: CustomerDocument): Customer {
  return { id: _id, ...customer };
}
