import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { createSyncAccess, type SyncAccess } from './access.ts';
import { createChangeEmployee } from './change.ts';
import { type CheckAccess, createCheckAccess } from './check-access.ts';
import type { CodeRepository } from './code-repository.ts';
import { createLoginReactions, type LoginReactions } from './login-reactions.ts';
import { createLogins, type Logins } from './logins.ts';
import type { EmployeeNotes } from './notes.ts';
import { createPersonnel, type Personnel } from './personnel.ts';
import { createRights, type KnownMembers, type Rights } from './rights.ts';
import { createEmployeeStore } from './store.ts';

export interface EmployeesDependencies {
  db: Db;
  transact: Transact;
  once: Once;
  events: Pick<EventLog, 'record'>;
  directory: KnownMembers;
  notes: EmployeeNotes;
  /** Absent where none is configured. */
  repository?: CodeRepository;
  clock: Clock;
}

/** The people of the bakery: who works here, what they may do, and their access to the recipes' repository. */
export interface Employees extends Personnel, Rights, Logins, LoginReactions {
  syncAccess: SyncAccess;
  checkAccess: CheckAccess;
}

export function createEmployees(dependencies: EmployeesDependencies): Employees {
  const store = createEmployeeStore(dependencies.db);
  const change = createChangeEmployee({ ...dependencies, store });
  const rights = createRights({ ...dependencies, store });
  return {
    ...rights,
    ...createPersonnel({ ...dependencies, store, change }),
    ...createLogins({ change }),
    ...createLoginReactions({ ...dependencies, store, change, rights }),
    syncAccess: createSyncAccess({ ...dependencies, store }),
    checkAccess: createCheckAccess({ ...dependencies, store }),
  };
}
