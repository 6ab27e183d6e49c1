import type { ClientSession, Db, Filter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { together } from '../../platform/together.ts';
import type { Account, Employee } from './employee.ts';

/** How one employee is meant: by what people call them, or by what the books do. */
export type Which = { number: number } | { id: string };

interface EmployeeDocument extends Omit<Employee, 'id'> {
  _id: string;
}

export const employeeCollection: CollectionDefinition<EmployeeDocument> = {
  name: 'employees',
  indexes: [
    { keys: { number: 1 }, options: { name: 'number', unique: true } },
    {
      keys: { slackUser: 1 },
      options: {
        name: 'slackUser_of_the_employed',
        unique: true,
        partialFilterExpression: { employed: true, slackUser: { $exists: true } },
      },
    },
    { keys: { 'github.id': 1 }, options: { name: 'github_account' } },
    { keys: { employed: 1, 'permissions.manager': 1, number: 1 }, options: { name: 'managers' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['number', 'firstName', 'lastName', 'permissions', 'employed', 'version'],
    properties: {
      number: { bsonType: 'int', minimum: 1 },
      employed: { bsonType: 'bool' },
      permissions: {
        bsonType: 'object',
        required: ['developer', 'manager'],
        properties: { developer: { bsonType: 'bool' }, manager: { bsonType: 'bool' } },
      },
      version: { bsonType: 'int', minimum: 1 },
    },
  },
};

export function createEmployeeStore(db: Db) {
  const employees = collectionOf(db, employeeCollection);

  async function find(filter: Filter<EmployeeDocument>, session?: ClientSession): Promise<Employee | null> {
    const found = await employees.findOne(filter, { session });
    return found && toEmployee(found);
  }

  const many = (filter: Filter<EmployeeDocument>) => employees.find(filter).sort({ number: 1 });

  return {
    async insert(employee: Employee, session: ClientSession): Promise<void> {
      await employees.insertOne(toDocument(employee), { session });
    },

    /** Within a transaction that has read the former version: two at once conflict, and the second is done anew. */
    async replace(employee: Employee, session: ClientSession): Promise<void> {
      const { _id, ...next } = toDocument(employee);
      await employees.replaceOne({ _id }, next, { session });
    },

    /** Follows an account that was renamed: the same account, so nothing has happened here. */
    async renameAccount({ id, login }: Account): Promise<void> {
      await employees.updateMany(
        { 'github.id': id, 'github.login': { $ne: login } },
        { $set: { 'github.login': login } },
      );
    },

    one: (which: Which, session?: ClientSession) => find('id' in which ? { _id: which.id } : which, session),
    /** Somebody's rights are read with each thing that they do. */
    bySlackUser: together(async (slackUsers: readonly string[]) => {
      const found = await employees.find({ slackUser: { $in: [...slackUsers] }, employed: true }).toArray();
      const bySlackUser = new Map(found.map((document) => [document.slackUser, toEmployee(document)]));
      return (slackUser) => bySlackUser.get(slackUser) ?? null;
    }),
    byAccount: (account: number) => many({ 'github.id': account }).map(toEmployee).toArray(),
    managers: () => many({ employed: true, 'permissions.manager': true }).map(toEmployee).toArray(),

    after: (number: number, limit: number, filter: { employed?: boolean }) =>
      many({ number: { $gt: number }, ...filter })
        .limit(limit)
        .map(toEmployee)
        .toArray(),
  };
}

export type EmployeeStore = ReturnType<typeof createEmployeeStore>;

function toEmployee({ _id, ...employee }: EmployeeDocument): Employee {
  return { id: _id, ...employee };
}

function toDocument({ id, ...employee }: Employee): EmployeeDocument {
  return { _id: id, ...employee };
}
