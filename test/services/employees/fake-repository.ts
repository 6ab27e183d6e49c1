import type { Account, CodeRepository } from '../../../src/services/employees/index.ts';

/** A code repository in memory, with the accounts that exist, and what their owners do. */
export function createFakeRepository(...logins: string[]) {
  const accounts: Account[] = logins.map((login, index) => ({ id: 1_002 + index, login, name: login.toUpperCase() }));
  const collaborators = new Set<number>();
  const readers = new Set<number>();
  const invited = new Map<number, { account: number; expired: boolean }>();
  const calls: string[] = [];
  let lastInvitation = 0;

  const named = (login: string) => accounts.find((one) => one.login.toLowerCase() === login.toLowerCase()) ?? null;
  const invitationsOf = ({ id }: Account) => [...invited].filter(([, { account }]) => account === id);

  const repository: CodeRepository = {
    async find(login) {
      calls.push(`find ${login}`);
      return named(login);
    },
    get: async (id) => accounts.find((one) => one.id === id) ?? null,
    access: async (account) => ({
      collaborator: collaborators.has(account.id),
      enough: collaborators.has(account.id) && !readers.has(account.id),
      invitations: invitationsOf(account).map(([id, { expired }]) => ({ id, expired })),
    }),
    async grant(account) {
      calls.push(`grant ${account.login}`);
      readers.delete(account.id);
      if (collaborators.has(account.id) || invitationsOf(account).length > 0) return;
      lastInvitation += 1;
      invited.set(lastInvitation, { account: account.id, expired: false });
    },
    async withdraw(invitation) {
      calls.push('withdraw');
      invited.delete(invitation);
    },
    async remove(account) {
      calls.push(`remove ${account.login}`);
      collaborators.delete(account.id);
    },
  };

  return {
    repository,
    /** The calls that look up by login or change something, in their order. */
    calls,
    async accept(login: string): Promise<void> {
      const account = named(login);
      const [invitation] = account ? invitationsOf(account) : [];
      if (!account || !invitation) throw new Error(`${login} has no invitation`);
      invited.delete(invitation[0]);
      collaborators.add(account.id);
    },
    async rename(from: string, to: string): Promise<void> {
      const account = named(from);
      if (account) account.login = to;
    },
    /** Somebody let them in long ago, to read. */
    async letRead(login: string): Promise<void> {
      const account = named(login);
      if (account) for (const set of [collaborators, readers]) set.add(account.id);
    },
    /** The invitations run out. */
    expire(): void {
      for (const invitation of invited.values()) invitation.expired = true;
    },
  };
}
