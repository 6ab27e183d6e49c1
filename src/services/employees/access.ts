import { NotYet } from '../../platform/failures.ts';
import { converge, type Run } from '../../platform/outbox/index.ts';
import { type CodeRepository, configured } from './code-repository.ts';
import { type Account, deservesAccess } from './employee.ts';
import type { EmployeeStore } from './store.ts';

interface AccessDependencies {
  store: EmployeeStore;
  repository?: CodeRepository;
}

const ROUNDS = 3;
const LOOK_AGAIN_MS = 5_000;

/** Reaction: makes the access of one account equal the books. Target `github:<account id>`. */
export type SyncAccess = (accountId: string, run: Pick<Run, 'signal'>) => Promise<void>;

/**
 * An account has access as long as any employed developer is confirmed to have it. It is known by its id: a login can be
 * given up, and taken by a stranger.
 */
export function createSyncAccess({ store, ...dependencies }: AccessDependencies): SyncAccess {
  /** A wish has no version but itself: if it is the same after the writing, what was written stands. */
  async function wish(account: number) {
    const wanted = (await store.byAccount(account)).some(deservesAccess);
    return { wanted, version: Number(wanted) };
  }

  /** By the login that the books have, as long as it is still theirs; one that was renamed is found by its id. */
  async function accountOf(id: number, repository: CodeRepository, signal: AbortSignal): Promise<Account | null> {
    const [employee] = await store.byAccount(id);
    const known = employee?.github && (await repository.find(employee.github.login, signal));
    return known?.id === id ? known : repository.get(id, signal);
  }

  return async (accountId, { signal }) => {
    const id = Number(accountId);
    const repository = configured(dependencies.repository);
    const account = await accountOf(id, repository, signal);
    // An account that was deleted has taken its access with it.
    if (!account) return;
    await store.renameAccount(account);
    await converge(
      () => wish(id),
      ({ wanted }) => (wanted ? give : take)(repository, account, signal),
    );
  };
}

async function give(repository: CodeRepository, account: Account, signal: AbortSignal): Promise<void> {
  const { collaborator, enough, invitations } = await repository.access(account, signal);
  // Whoever may do more was let in by somebody else, and stays so.
  if (collaborator && enough) return;
  for (const { id } of invitations.filter(({ expired }) => expired)) await repository.withdraw(id, signal);
  if (collaborator || invitations.every(({ expired }) => expired)) await repository.grant(account, signal);
}

/** An invitation may be accepted at any moment, so both are read back until neither is there. */
async function take(repository: CodeRepository, account: Account, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { collaborator, invitations } = await repository.access(account, signal);
    if (!collaborator && invitations.length === 0) return;
    for (const { id } of invitations) await repository.withdraw(id, signal);
    if (collaborator) await repository.remove(account, signal);
  }
  throw new NotYet(`${account.login} still has access after ${ROUNDS} times of taking it`, LOOK_AGAIN_MS);
}
