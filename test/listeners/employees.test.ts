import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, type SeenMessage, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';

let bakery: RunningBakery;
let developer: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  developer = await bakery.person('Dana Dev');
  manager = await bakery.person('Olivia Baker');
});
afterAll(() => bakery?.close());

const seen = (person: Actor) => until('the view', () => person.sees.view()) as Promise<View>;

const told = (person: Actor, text: RegExp): Promise<SeenMessage> =>
  until(`a message ${text}`, async () => (await person.sees.dm()).find((message) => text.test(textOf(message))));

const answered = (person: Actor, text: RegExp) =>
  until(`an answer ${text}`, async () =>
    (await person.sees.ephemerals()).find((message) => text.test(textOf(message))),
  );

describe('onboarding', () => {
  it('asks for what is missing under its field', async () => {
    await manager.shortcut('onboard_employee');
    const { errors } = await manager.submit(await seen(manager), {
      'first-name': 'Dana',
      'last-name': 'Dev',
      'github-login': 'no login',
    });
    expect(errors).toEqual({ 'github-login': expect.stringContaining('no GitHub login') });
    await manager.close();
  });

  it('welcomes a developer, asks for their login, and has a manager confirm it', async () => {
    await manager.command('/employee');
    const { view } = await manager.submit(await seen(manager), {
      'first-name': 'Dana',
      'last-name': 'Dev',
      permissions: ['developer'],
      'slack-user': 'Dana Dev',
    });
    expect(textOf(view)).toContain('Dana Dev · developer');
    await manager.close();

    await developer.press(await told(developer, /What is your GitHub login/), 'employee.give-login');
    const { view: thanks } = await developer.submit(await seen(developer), { login: '@dana-dev' });
    expect(textOf(thanks)).toContain('when a manager confirms');

    await manager.press(await told(manager, /on GitHub our Dana Dev/), 'employee.confirm-login');
    await told(manager, /access is on its way/);
    await until('the invitation', async () => (await bakery.github.invitations()).length > 0);
  });

  it('is the managers’ alone', async () => {
    await developer.close({ all: true });
    await developer.command('/employee');
    await answered(developer, /only the bakery’s managers can onboard/);
    expect(await developer.sees.view()).toBeNull();
  });

  it('shows and fires by number, and says how a number is written', async () => {
    await manager.command('/employee', 'show #2');
    await answered(manager, /GitHub: dana-dev \(confirmed\)/);
    await manager.command('/employee', 'show ten');
    await answered(manager, /“ten” is no number of an employee.*\/employee show 10/);
    await manager.command('/employee', 'fire 2');
    await answered(manager, /Dana Dev does not work here any more/);
    await manager.command('/employee', 'fire 2');
    await answered(manager, /no longer works here: Olivia Baker has fired them/);
  });
});

describe('somebody whom the directory does not know yet', () => {
  it('is read from Slack, and greeted by name', async () => {
    const newcomer = await bakery.addPerson({ displayName: 'Nora New' } as never);
    await bakery.database.db.collection('slack_users').deleteOne({ _id: newcomer.id as never });
    await newcomer.command('/order', '1 mint_tea');
    await answered(newcomer, /for Nora New is placed/);
  });
});
