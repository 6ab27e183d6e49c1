import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEmployee } from '../../../src/services/employees/index.ts';
import { dana, olivia, openBakery, person, type Staff, stranger } from './staff.ts';

let bakery: Awaited<ReturnType<typeof openBakery>>;
let staff: Staff;
beforeAll(async () => {
  bakery = await openBakery();
});
beforeEach(async () => {
  staff = await bakery.fresh();
});
afterAll(() => bakery.close());

const ben: NewEmployee = { firstName: ' Ben ', lastName: 'Baker' };

describe('onboarding', () => {
  it('puts somebody into the books, and tells what happened', async () => {
    const { result } = await staff.employees.onboard(
      { ...ben, email: 'ben@example.com', slackUser: 'U0BAKER' },
      olivia,
    );
    expect(await staff.employees.show(1, olivia)).toEqual({ ...result, id: expect.any(String) });
    expect(result).toMatchObject({
      number: 1,
      firstName: 'Ben',
      lastName: 'Baker',
      permissions: { developer: false, manager: false },
      slackUser: 'U0BAKER',
      email: 'ben@example.com',
      employed: true,
      onboardedBy: olivia.actor,
      version: 1,
    });
    expect(await staff.happened()).toMatchObject([
      { type: 'employee.onboarded', version: 1, by: 'Olivia Baker', data: { number: 1, name: 'Ben Baker' } },
    ]);
  });

  it('takes a login as a proposal that gives nothing yet', async () => {
    const { github } = await staff.onboard({ githubLogin: ' @dana-dev ' });
    expect(github).toEqual({ state: 'proposed', login: 'dana-dev' });
    const happened = await staff.happened();
    expect(happened.map(({ type }) => type)).toEqual(['employee.onboarded', 'employee.login_proposed']);
    expect(happened[1]?.data).toMatchObject({ login: 'dana-dev' });
    expect(happened[1]?.data.account).toBeUndefined();
  });

  it('happens once for a form that is sent three times at once', async () => {
    const send = () => staff.employees.onboard(ben, olivia, { key: 'slack:V1', contents: ben });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
    expect(await staff.employees.list({ by: olivia, limit: 10 })).toHaveLength(1);
  });

  it('refuses a person who works here already, and says which number they have', async () => {
    const { number } = await staff.onboard();
    await expect(staff.onboard()).rejects.toMatchObject({
      code: 'employee_exists',
      message: `Dana Dev is employee ${number} already.`,
      fields: [{ path: 'slackUser' }],
    });
  });

  it('takes a person back who was fired, under a new number', async () => {
    const { number } = await staff.onboard();
    await staff.employees.fire(number, olivia);
    expect((await staff.onboard()).number).toBeGreaterThan(number);
  });

  it.each<[string, Partial<NewEmployee>, string]>([
    ['no first name', { firstName: '  ' }, 'firstName'],
    ['a name of 81 characters', { lastName: 'x'.repeat(81) }, 'lastName'],
    ['a login that cannot be one', { githubLogin: 'dana/../octo' }, 'githubLogin'],
    ['a Slack user that is none', { slackUser: '<@U0DEV>' }, 'slackUser'],
    ['an address that is none', { email: 'dana@' }, 'email'],
    ['a permission that is none', { permissions: { king: true } as NewEmployee['permissions'] }, 'permissions'],
  ])('refuses %s, and names the field', async (_, wrong, path) => {
    await expect(staff.onboard(wrong)).rejects.toMatchObject({ code: 'employee_invalid', fields: [{ path }] });
    expect(await staff.employees.list({ by: olivia, limit: 10 })).toEqual([]);
  });

  it('is for managers', async () => {
    await expect(staff.employees.onboard(ben, dana)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('firing', () => {
  it('ends the employment, and keeps the employee in the books', async () => {
    const { number } = await staff.confirmed();
    const fired = await staff.employees.fire(number, olivia);
    expect(fired).toMatchObject({ employed: false, firedBy: olivia.actor, github: { login: 'dana-dev' } });
    expect(await staff.employees.show(number, olivia)).toMatchObject({ employed: false });
    expect((await staff.happened()).at(-1)).toMatchObject({ type: 'employee.fired', data: { account: 1_002 } });
  });

  it('of two managers at once is done by one, and the other is told by whom', async () => {
    const { number } = await staff.onboard();
    const vera = person('U0VERA', 'Vera Second', { staff: true, manager: true });
    const both = await Promise.allSettled([staff.employees.fire(number, olivia), staff.employees.fire(number, vera)]);
    const [winner] = both.filter(({ status }) => status === 'fulfilled');
    const [loser] = both.filter(({ status }) => status === 'rejected');
    const { firedBy } = (winner as PromiseFulfilledResult<{ firedBy: { name: string } }>).value;
    expect(loser).toMatchObject({ reason: { code: 'employee_fired', message: expect.stringContaining(firedBy.name) } });
    expect((await staff.happened()).filter(({ type }) => type === 'employee.fired')).toHaveLength(1);
  });

  it('is for managers, themselves included, and of somebody who exists', async () => {
    const { number } = await staff.onboard({ slackUser: 'U0MANAGER', permissions: { manager: true } });
    await expect(staff.employees.fire(number, dana)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(staff.employees.fire(99, olivia)).rejects.toMatchObject({ code: 'employee_not_found' });
    expect(await staff.employees.fire(number, olivia)).toMatchObject({ employed: false });
  });
});

describe('the list', () => {
  it('has those who work here by number, page by page, and the fired only if asked for', async () => {
    const numbers: number[] = [];
    for (const firstName of ['Ann', 'Bob', 'Cid'])
      numbers.push((await staff.onboard({ firstName, slackUser: undefined })).number);
    await staff.employees.fire(numbers[1] ?? 0, olivia);
    const names = async (page: { after?: number; limit: number; fired?: boolean }) =>
      (await staff.employees.list({ by: dana, ...page })).map(({ firstName }) => firstName);
    expect(await names({ limit: 10 })).toEqual(['Ann', 'Cid']);
    expect(await names({ limit: 10, fired: true })).toEqual(['Ann', 'Bob', 'Cid']);
    expect(await names({ limit: 1, after: numbers[0] })).toEqual(['Cid']);
  });

  it('is for staff', async () => {
    await expect(staff.employees.list({ by: stranger, limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(staff.employees.show(1, stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(staff.employees.show(99, dana)).rejects.toMatchObject({ code: 'employee_not_found' });
  });
});

describe('rights', () => {
  it('are an employee’s by their permissions, and end with the employment', async () => {
    const { number } = await staff.onboard({ permissions: { manager: true } });
    expect(await staff.employees.principalOf('U0DEV')).toEqual({
      actor: { kind: 'person', id: 'U0DEV', name: 'Dana Dev', via: 'Slack' },
      staff: true,
      manager: true,
    });
    await staff.employees.fire(number, olivia);
    expect(await staff.employees.principalOf('U0DEV')).toMatchObject({ staff: false, manager: false });
  });

  it('of a manager are the workspace’s admins’ too, who may set it all up', async () => {
    expect(await staff.employees.principalOf('U0MANAGER')).toMatchObject({ staff: true, manager: true });
    expect(await staff.employees.principalOf('U0LEFT')).toMatchObject({ staff: false, manager: false });
  });

  it('are a customer’s for anybody else, who is called what they say', async () => {
    expect(await staff.employees.principalOf('U0NEW', 'Newcomer')).toMatchObject({
      actor: { name: 'Newcomer' },
      staff: false,
      manager: false,
    });
  });

  it('name every manager once', async () => {
    await staff.onboard({ permissions: { manager: true } });
    await staff.onboard({ permissions: { manager: true }, slackUser: 'U0MANAGER' });
    expect((await staff.employees.managers()).sort()).toEqual(['U0DEV', 'U0MANAGER']);
  });
});
