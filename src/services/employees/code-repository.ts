import { PermanentFailure } from '../../platform/failures.ts';
import type { Account } from './employee.ts';

/** How things stand between one account and the repository. */
export interface Access {
  collaborator: boolean;
  /** Whether that is enough for a developer: somebody may have been let in before, to read alone. */
  enough: boolean;
  /** Invitations that were not accepted. One that has expired gives nothing any more, and is in the way of the next. */
  invitations: { id: number; expired: boolean }[];
}

/**
 * Where the recipes' code is kept. Everything is a desired state that can be read back, so nothing here can be in doubt.
 * Adapters throw the failures of platform/failures.ts.
 */
export interface CodeRepository {
  /** @returns null where nobody has that login */
  find(login: string, signal: AbortSignal): Promise<Account | null>;
  /** The account under the login that it has now. @returns null where it is no more */
  get(id: number, signal: AbortSignal): Promise<Account | null>;
  access(account: Account, signal: AbortSignal): Promise<Access>;
  /** Invites the account; a collaborator may do at once what a developer may, no less and no more. */
  grant(account: Account, signal: AbortSignal): Promise<void>;
  /** Takes an invitation back; one that is gone is no fault. */
  withdraw(invitation: number, signal: AbortSignal): Promise<void>;
  /** Removes the collaborator; one who is gone is no fault. */
  remove(account: Account, signal: AbortSignal): Promise<void>;
}

/** The repository, for a reaction. Where none is configured its deliveries are put aside, and nothing should come here. */
export function configured(repository: CodeRepository | undefined): CodeRepository {
  if (!repository) throw new PermanentFailure('not_configured', 'no code repository is configured in this process');
  return repository;
}
