import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/services/employees/index.ts';
import { dana, olivia, openBakery, run, type Staff } from './staff.ts';

const DANA = 1_002;

let bakery: Awaited<ReturnType<typeof openBakery>>;
let staff: Staff;
beforeAll(async () => {
  bakery = await openBakery();
});
beforeEach(async () => {
  staff = await bakery.fresh();
});
afterAll(() => bakery.close());

const sync = () => staff.employees.syncAccess(String(DANA), run);
const access = async () => {
  const { repository } = staff.github;
  const { collaborator, invitations } = await repository.access({ id: DANA, login: '' }, run.signal);
  return { collaborator, invited: invitations.length };
};
const nothing = { collaborator: false, invited: 0 };

describe('access to the repository', () => {
  it('is given to a developer by an invitation, once', async () => {
    await staff.confirmed();
    await sync();
    await sync();
    expect(await access()).toEqual({ collaborator: false, invited: 1 });
    expect(staff.github.calls.filter((call) => call.startsWith('grant'))).toHaveLength(1);
  });

  it('waits for the manager’s word', async () => {
    const { id, number } = await staff.onboard({ githubLogin: 'dana-dev' });
    await sync();
    expect(await access()).toEqual(nothing);
    await staff.employees.lookUpLogin(id, run);
    await sync();
    expect(await access()).toEqual(nothing);
    await staff.employees.refuseLogin(number, { login: 'dana-dev', by: olivia });
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('is left as it is where it was accepted', async () => {
    await staff.confirmed();
    await sync();
    await staff.github.accept('dana-dev');
    await sync();
    expect(await access()).toEqual({ collaborator: true, invited: 0 });
  });

  it('is made enough where somebody was let in before, to read alone', async () => {
    await staff.github.letRead('dana-dev');
    await staff.confirmed();
    await sync();
    await sync();
    const now = await staff.github.repository.access({ id: DANA, login: '' }, run.signal);
    expect(now).toEqual({ collaborator: true, enough: true, invitations: [] });
    expect(staff.github.calls.filter((call) => call.startsWith('grant'))).toHaveLength(1);
  });

  it('is offered again when the invitation has run out', async () => {
    await staff.confirmed();
    await sync();
    staff.github.expire();
    await sync();
    const { invitations } = await staff.github.repository.access({ id: DANA, login: '' }, run.signal);
    expect(invitations).toEqual([{ id: 2, expired: false }]);
  });

  it('is looked at again for each employed developer, of whose accounts somebody is sure', async () => {
    await staff.confirmed();
    await staff.onboard({ githubLogin: 'octo-baker', slackUser: undefined });
    const { number } = await staff.confirmed('octo-baker', { slackUser: 'U0OTHER' });
    await staff.employees.fire(number, olivia);
    await staff.employees.checkAccess('start');
    const due = (await staff.happened()).filter(({ type }) => type === 'employee.access_due');
    expect(due.map(({ data }) => data.account)).toEqual([DANA]);
  });

  it('is taken from somebody who was fired: the invitation', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.employees.fire(number, olivia);
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('is taken from somebody who was fired: the collaborator', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.github.accept('dana-dev');
    await staff.employees.fire(number, olivia);
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('is taken from somebody who accepts while it is being taken', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.employees.fire(number, olivia);
    const { repository, accept } = staff.github;
    const { withdraw } = repository;
    repository.withdraw = async (invitation, signal) => {
      await accept('dana-dev');
      await withdraw(invitation, signal);
    };
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('is looked at later again when it will not go', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.employees.fire(number, olivia);
    staff.github.repository.withdraw = async () => undefined;
    await expect(sync()).rejects.toMatchObject({ name: 'NotYet' });
  });

  it('is taken again when they are fired while it is being given', async () => {
    const { number } = await staff.confirmed();
    const { repository } = staff.github;
    const { grant } = repository;
    repository.grant = async (account: Account, signal: AbortSignal) => {
      await staff.employees.fire(number, olivia);
      await grant(account, signal);
    };
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('stays as long as anybody who is employed should have it by that account', async () => {
    const first = await staff.confirmed();
    const second = await staff.confirmed('dana-dev', { slackUser: 'U0OTHER' });
    await sync();
    await staff.employees.fire(first.number, olivia);
    await sync();
    expect(await access()).toEqual({ collaborator: false, invited: 1 });
    await staff.employees.fire(second.number, olivia);
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('of a former account ends when its owner names another', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.employees.proposeLogin(number, 'octo-baker', dana);
    await sync();
    expect(await access()).toEqual(nothing);
  });

  it('is known by the account, not by its name: a login can be taken over', async () => {
    const { number } = await staff.confirmed();
    await sync();
    await staff.github.accept('dana-dev');
    await staff.github.rename('dana-dev', 'dana-renamed');
    await sync();
    expect((await staff.employees.show(number, olivia)).github).toMatchObject({ login: 'dana-renamed' });
    await staff.employees.fire(number, olivia);
    await sync();
    expect(await access()).toEqual(nothing);
    expect(staff.github.calls.at(-1)).toBe('remove dana-renamed');
  });

  it('is nobody’s concern any more when the account is gone', async () => {
    await expect(staff.employees.syncAccess('999', run)).resolves.toBeUndefined();
  });
});
