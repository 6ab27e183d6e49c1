import { collectionOf, counters, createTransact, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createOnce, idempotencyKeys } from '../../../src/platform/once.ts';
import { events as eventCollection } from '../../../src/platform/outbox/collections.ts';
import { createEventLog, outboxCollections } from '../../../src/platform/outbox/index.ts';
import {
  type Addressee,
  createEmployees,
  type EmployeeNote,
  employeeCollection,
  type NewEmployee,
} from '../../../src/services/employees/index.ts';
import type { Principal } from '../../../src/services/principal.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { toldNotes } from '../../support/told.ts';
import { createFakeRepository } from './fake-repository.ts';

export const run = { signal: new AbortController().signal };

export function person(id: string, name: string, rights: Partial<Principal> = {}): Principal {
  return { actor: { kind: 'person', id, name, via: 'Slack' }, staff: false, manager: false, ...rights };
}

/** The workspace's admin: a manager without being an employee. */
export const olivia = person('U0MANAGER', 'Olivia Baker', { staff: true, manager: true });
export const dana = person('U0DEV', 'Dana Dev', { staff: true });
export const stranger = person('U0CAKELOVER', 'Mr. Cakelover');

const workspace = [
  { id: 'U0MANAGER', displayName: 'Olivia Baker', realName: 'Olivia B. Baker', admin: true, deleted: false },
  { id: 'U0LEFT', displayName: '', realName: 'Former Admin', admin: true, deleted: true },
  { id: 'U0DEV', displayName: '', realName: 'Dana Dev', admin: false, deleted: false },
];

const collections = [...outboxCollections, employeeCollection, counters, idempotencyKeys];

/** The employees' service with a code repository in memory, and what the tests need to see. */
function staffOf({ db, client }: TestDatabase) {
  const notes = toldNotes<{ to: Addressee; note: EmployeeNote }>(db);
  const transact = createTransact(client);
  const clock = { now: () => new Date('2026-11-21T10:00:00Z') };
  const github = createFakeRepository('dana-dev', 'octo-baker');
  const directory = {
    known: async (id: string) => workspace.find((member) => member.id === id) ?? null,
    admins: async () => workspace.filter(({ admin, deleted }) => admin && !deleted),
  };
  const once = createOnce({ db, transact });
  const events = createEventLog({ db, routes: {}, clock });
  const { repository } = github;
  const employees = createEmployees({ db, transact, once, events, directory, notes, repository, clock });

  /** Onboards a developer on Slack. */
  async function onboard(overrides: Partial<NewEmployee> = {}, by = olivia) {
    const input = { firstName: 'Dana', lastName: 'Dev', permissions: { developer: true }, slackUser: 'U0DEV' };
    return (await employees.onboard({ ...input, ...overrides }, by)).result;
  }

  return {
    employees,
    notes,
    github,
    onboard,

    /** Takes a developer's login as far as the manager's word. */
    async confirmed(login = 'dana-dev', overrides: Partial<NewEmployee> = {}) {
      const { id, number } = await onboard({ githubLogin: login, ...overrides });
      await employees.lookUpLogin(id, run);
      return employees.confirmLogin(number, { login, by: olivia });
    },

    /** What happened, oldest first. */
    async happened() {
      const all = await collectionOf(db, eventCollection).find().sort({ version: 1 }).toArray();
      return all.map(({ type, version, data, actor }) => ({ type, version, data, by: actor?.name }));
    },
  };
}

export type Staff = ReturnType<typeof staffOf>;

/** A bakery on a real MongoDB that can begin anew for each test. */
export async function openBakery() {
  const database = await openTestDatabase();
  await ensureCollections(database.db, collections);
  return {
    close: database.close,
    /** A bakery in which nobody works, and to whose repository nobody has access. */
    async fresh(): Promise<Staff> {
      for (const { name } of collections) await database.db.collection(name).deleteMany({});
      const staff = staffOf(database);
      await staff.notes.clear();
      return staff;
    },
  };
}
