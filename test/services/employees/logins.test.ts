import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dana, olivia, openBakery, person, run, type Staff, stranger } from './staff.ts';

let bakery: Awaited<ReturnType<typeof openBakery>>;
let staff: Staff;
beforeAll(async () => {
  bakery = await openBakery();
});
beforeEach(async () => {
  staff = await bakery.fresh();
});
afterAll(() => bakery.close());

const loginOf = async (number: number) => (await staff.employees.show(number, olivia)).github;
const vera = person('U0VERA', 'Vera Second', { staff: true, manager: true });

describe('asking for a login', () => {
  it('asks a developer without one, once', async () => {
    const { id, number } = await staff.onboard();
    await Promise.all([staff.employees.askForLogin(id), staff.employees.askForLogin(id)]);
    await staff.employees.askForLogin(id);
    expect(await staff.notes.all()).toEqual([
      { to: { person: 'U0DEV' }, note: { kind: 'login-question', employee: { id, number, name: 'Dana Dev' } } },
    ]);
  });

  it.each([
    ['who has said it already', { githubLogin: 'dana-dev' }],
    ['who is no developer', { permissions: { manager: true } }],
    ['who is not on Slack', { slackUser: undefined }],
  ])('does not ask somebody %s', async (_, overrides) => {
    const { id } = await staff.onboard(overrides);
    await staff.employees.askForLogin(id);
    expect(await staff.notes.all()).toEqual([]);
  });

  it('does not ask somebody who was fired', async () => {
    const { id, number } = await staff.onboard();
    await staff.employees.fire(number, olivia);
    await staff.employees.askForLogin(id);
    expect(await staff.notes.all()).toEqual([]);
  });

  it('asks again when a manager has said that it is somebody else', async () => {
    const { id, number } = await staff.onboard();
    await staff.employees.askForLogin(id);
    await staff.employees.proposeLogin(number, 'octo-baker', dana);
    await staff.employees.lookUpLogin(id, run);
    await staff.employees.refuseLogin(number, { login: 'octo-baker', by: olivia });
    await staff.employees.askForLogin(id);
    await staff.employees.askForLogin(id);
    const kinds = (await staff.notes.all()).map(({ note }) => note);
    expect(kinds).toMatchObject([
      { kind: 'login-question' },
      { kind: 'login-found' },
      { kind: 'login-question', notThis: 'octo-baker' },
    ]);
  });
});

describe('proposing a login', () => {
  it('is for the person themself and for managers', async () => {
    const { number } = await staff.onboard();
    await expect(staff.employees.proposeLogin(number, 'dana-dev', stranger)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await staff.employees.proposeLogin(number, '@dana-dev', dana);
    expect(await loginOf(number)).toEqual({ state: 'proposed', login: 'dana-dev' });
    await staff.employees.proposeLogin(number, 'octo-baker', olivia);
    expect(await loginOf(number)).toEqual({ state: 'proposed', login: 'octo-baker' });
  });

  it('of the same login again changes nothing', async () => {
    const { number } = await staff.confirmed();
    const before = await staff.employees.show(number, olivia);
    expect(await staff.employees.proposeLogin(number, 'Dana-Dev', dana)).toEqual(before);
  });

  it('of another one tells whose access ends with the former', async () => {
    const { number } = await staff.confirmed();
    await staff.employees.proposeLogin(number, 'octo-baker', dana);
    expect((await staff.happened()).at(-1)).toMatchObject({
      type: 'employee.login_proposed',
      data: { login: 'octo-baker', account: 1_002 },
    });
  });

  it('is refused with the reason', async () => {
    const { number } = await staff.onboard();
    const propose = (login: string, of = number) => staff.employees.proposeLogin(of, login, olivia);
    await expect(propose('not a login')).rejects.toMatchObject({ code: 'login_invalid', fields: [{ path: 'login' }] });
    await expect(propose('dana-dev', 99)).rejects.toMatchObject({ code: 'employee_not_found' });
    const other = await staff.onboard({ permissions: {}, slackUser: 'U0BAKER' });
    await expect(propose('dana-dev', other.number)).rejects.toMatchObject({ code: 'not_a_developer' });
    await staff.employees.fire(number, olivia);
    await expect(propose('dana-dev')).rejects.toMatchObject({ code: 'employee_fired' });
  });
});

describe('looking a login up', () => {
  it('keeps what was found, and asks whoever onboarded the person', async () => {
    const { id, number } = await staff.onboard({ githubLogin: 'DANA-dev' });
    await staff.employees.lookUpLogin(id, run);
    await staff.employees.lookUpLogin(id, run);
    const account = { id: 1_002, login: 'dana-dev', name: 'DANA-DEV' };
    expect(await loginOf(number)).toEqual({ state: 'found', ...account });
    expect(await staff.notes.all()).toEqual([
      {
        to: { person: 'U0MANAGER' },
        note: { kind: 'login-found', employee: { id, number, name: 'Dana Dev' }, account },
      },
    ]);
    expect(staff.github.calls).toEqual(['find DANA-dev']);
  });

  it.each([
    ['over the API', { ...olivia, actor: { ...olivia.actor, id: 'client-1', via: 'API' as const } }],
    ['by somebody who is no manager any more', vera],
  ])('asks every manager when the onboarding was done %s', async (_, by) => {
    const { id } = await staff.onboard({ githubLogin: 'dana-dev' }, by);
    await staff.employees.lookUpLogin(id, run);
    expect(await staff.notes.all()).toMatchObject([{ to: 'managers', note: { kind: 'login-found' } }]);
  });

  it('tells the person when nobody has that login, and takes another one', async () => {
    const { id, number } = await staff.onboard({ githubLogin: 'dana-dve' });
    await staff.employees.lookUpLogin(id, run);
    expect(await loginOf(number)).toEqual({ state: 'unknown', login: 'dana-dve' });
    expect(await staff.notes.all()).toMatchObject([
      { to: { person: 'U0DEV' }, note: { kind: 'login-unknown', login: 'dana-dve' } },
    ]);
    await staff.employees.proposeLogin(number, 'dana-dev', dana);
    await staff.employees.lookUpLogin(id, run);
    expect(await loginOf(number)).toMatchObject({ state: 'found', login: 'dana-dev' });
  });

  it('tells the manager when the person is not on Slack', async () => {
    const { id } = await staff.onboard({ githubLogin: 'dana-dve', slackUser: undefined });
    await staff.employees.lookUpLogin(id, run);
    expect(await staff.notes.all()).toMatchObject([{ to: { person: 'U0MANAGER' }, note: { kind: 'login-unknown' } }]);
  });

  it('looks again when another login is given meanwhile', async () => {
    const { id, number } = await staff.onboard({ githubLogin: 'octo-baker' });
    const { repository } = staff.github;
    const { find } = repository;
    repository.find = async (login, signal) => {
      if (login === 'octo-baker') await staff.employees.proposeLogin(number, 'dana-dev', dana);
      return find(login, signal);
    };
    await staff.employees.lookUpLogin(id, run);
    expect(await loginOf(number)).toMatchObject({ state: 'found', login: 'dana-dev' });
    expect(await staff.notes.all()).toHaveLength(1);
  });

  it.each([
    ['fired', async (number: number) => void (await staff.employees.fire(number, olivia))],
    ['no developer', async () => undefined],
  ])('does nothing for somebody who is %s', async (what, happens) => {
    const developer = what === 'fired';
    const { id, number } = await staff.onboard({ githubLogin: 'dana-dev', permissions: { developer } });
    await happens(number);
    await staff.employees.lookUpLogin(id, run);
    expect(staff.github.calls).toEqual([]);
  });
});

describe('deciding on a login', () => {
  const found = async () => {
    const employee = await staff.onboard({ githubLogin: 'dana-dev' });
    await staff.employees.lookUpLogin(employee.id, run);
    return employee;
  };

  it('confirms it, and tells whose access that changes', async () => {
    const { number } = await found();
    await staff.employees.confirmLogin(number, { login: 'Dana-Dev', by: olivia });
    expect(await loginOf(number)).toMatchObject({ state: 'confirmed', id: 1_002, decidedBy: olivia.actor });
    expect((await staff.happened()).at(-1)).toMatchObject({
      type: 'employee.login_confirmed',
      data: { account: 1_002 },
    });
  });

  it('refuses it, and touches no access by that: the account may be a stranger’s', async () => {
    const { number } = await found();
    await staff.employees.refuseLogin(number, { login: 'dana-dev', by: olivia });
    expect(await loginOf(number)).toMatchObject({ state: 'refused', decidedBy: olivia.actor });
    const last = (await staff.happened()).at(-1);
    expect(last).toMatchObject({ type: 'employee.login_refused' });
    expect(last?.data.account).toBeUndefined();
  });

  it('counts the first press of two at once, and tells the second who was faster', async () => {
    const { number } = await found();
    const both = await Promise.allSettled([
      staff.employees.confirmLogin(number, { login: 'dana-dev', by: olivia }),
      staff.employees.refuseLogin(number, { login: 'dana-dev', by: vera }),
    ]);
    const [loser] = both.filter(({ status }) => status === 'rejected');
    const decided = await loginOf(number);
    const winner = decided?.state === 'confirmed' ? 'Olivia Baker has confirmed' : 'Vera Second has refused';
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(loser).toMatchObject({ reason: { code: 'login_decided', message: expect.stringContaining(winner) } });
  });

  it('is refused for another login than the one that was found', async () => {
    const { number } = await found();
    await staff.employees.proposeLogin(number, 'octo-baker', dana);
    const confirm = (login: string) => staff.employees.confirmLogin(number, { login, by: olivia });
    await expect(confirm('dana-dev')).rejects.toMatchObject({ code: 'login_changed' });
    await expect(confirm('octo-baker')).rejects.toMatchObject({ code: 'login_changed' });
    expect(await loginOf(number)).toEqual({ state: 'proposed', login: 'octo-baker' });
  });

  it('is refused for somebody who was fired, and for anybody but managers', async () => {
    const { number } = await found();
    const confirm = (by: typeof dana) => staff.employees.confirmLogin(number, { login: 'dana-dev', by });
    await expect(confirm(dana)).rejects.toMatchObject({ code: 'forbidden' });
    await staff.employees.fire(number, olivia);
    await expect(confirm(olivia)).rejects.toMatchObject({ code: 'employee_fired' });
  });
});
