import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account, CodeRepository } from '../../src/services/employees/index.ts';

/** A code repository to which nobody has access, and the people `dana-dev` and `octo-baker`, who are not in it. */
export interface CodeRepositoryWorld {
  repository: CodeRepository;
  /** The person takes the invitation that they have. */
  accept(login: string): Promise<unknown>;
  rename(from: string, to: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/** What every code repository keeps to: the fake of the tests, and GitHub by its adapter. */
export function itIsACodeRepository(name: string, open: () => Promise<CodeRepositoryWorld>): void {
  describe(`${name} is a code repository`, () => {
    const { signal } = new AbortController();
    let world: CodeRepositoryWorld;
    let repository: CodeRepository;
    beforeAll(async () => {
      world = await open();
      repository = world.repository;
    });
    afterAll(() => world.close());

    const account = async (login: string): Promise<Account> => {
      const found = await repository.find(login, signal);
      if (!found) throw new Error(`nobody is called ${login}`);
      return found;
    };
    const access = async (login: string) => repository.access(await account(login), signal);

    it('finds an account by its login, whatever the case, and by its id', async () => {
      const dana = await account('Dana-DEV');
      expect(dana).toMatchObject({ id: expect.any(Number), login: 'dana-dev', name: expect.any(String) });
      expect(await repository.get(dana.id, signal)).toEqual(dana);
    });

    it('finds nobody under a login or an id that is nobody’s', async () => {
      expect(await repository.find('nobody-at-all', signal)).toBeNull();
      expect(await repository.get(999_999, signal)).toBeNull();
    });

    it('gives nobody access by itself', async () => {
      expect(await access('dana-dev')).toEqual({ collaborator: false, enough: false, invitations: [] });
    });

    it('grants by one invitation, however often it is asked', async () => {
      const dana = await account('dana-dev');
      await repository.grant(dana, signal);
      await repository.grant(dana, signal);
      expect(await access('dana-dev')).toMatchObject({
        collaborator: false,
        invitations: [{ id: expect.any(Number), expired: false }],
      });
      expect(await access('octo-baker')).toMatchObject({ invitations: [] });
    });

    it('has a collaborator when the invitation is accepted', async () => {
      await world.accept('dana-dev');
      expect(await access('dana-dev')).toEqual({ collaborator: true, enough: true, invitations: [] });
    });

    it('knows an account by its id when it is renamed', async () => {
      const dana = await account('dana-dev');
      await world.rename('dana-dev', 'dana-renamed');
      expect(await repository.get(dana.id, signal)).toMatchObject({ id: dana.id, login: 'dana-renamed' });
      expect(await repository.access(dana, signal)).toMatchObject({ collaborator: true });
      expect(await repository.find('dana-dev', signal)).toBeNull();
    });

    it('removes a collaborator, also one who is gone', async () => {
      const dana = await account('dana-renamed');
      await repository.remove(dana, signal);
      await repository.remove(dana, signal);
      expect(await access('dana-renamed')).toMatchObject({ collaborator: false, invitations: [] });
    });

    it('withdraws an invitation, also one that is gone', async () => {
      const octo = await account('octo-baker');
      await repository.grant(octo, signal);
      const [invitation] = (await repository.access(octo, signal)).invitations;
      expect(invitation).toBeDefined();
      await repository.withdraw(invitation?.id ?? 0, signal);
      await repository.withdraw(invitation?.id ?? 0, signal);
      expect(await repository.access(octo, signal)).toMatchObject({ collaborator: false, invitations: [] });
    });
  });
}
