import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { staffNoteActions } from '../../src/views/messages/staff-note.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask } from '../support/person.ts';

let bakery: RunningBakery;
let manager: Actor;
let dana: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [manager, dana] = [await bakery.person('Olivia Baker'), await bakery.person('Dana Dev')];
  for (const login of ['octo-anna', 'octo-dana', 'someone-else']) await bakery.github.addUser({ login });
});
afterAll(() => bakery.close());

const DEVELOPER = { permissions: ['developer'] };

/** Onboards by the form. @returns the employee's number */
async function onboard(entries: Record<string, string | string[]>): Promise<number> {
  await manager.command('/employee');
  const form = await until('the form', manager.sees.view);
  const { errors, view } = await manager.submit(form, entries);
  expect(errors).toEqual({});
  await manager.close({ all: true });
  return Number(/Employee (\d+)/.exec(textOf(view))?.[1]);
}

/** Somebody's latest direct message that says this. */
const noteTo = (person: Actor, words: string) =>
  until(`“${words}” to ${person.name}`, async () =>
    (await person.sees.dm()).findLast((message) => textOf(message).includes(words)),
  );

async function withAccess(): Promise<string[]> {
  const [members, invited] = [await bakery.github.collaborators(), await bakery.github.invitations()];
  return [...members, ...invited].map(({ login }) => login).toSorted();
}

it('gives a developer access once a manager has confirmed the login, and takes it when they are fired', async () => {
  const number = await onboard({
    'first-name': 'Anna',
    'last-name': 'Octo',
    ...DEVELOPER,
    'github-login': 'octo-anna',
  });
  const question = await noteTo(manager, 'octo-anna');
  await bakery.quiet();
  expect(await withAccess()).toEqual([]);

  await manager.press(question, staffNoteActions.confirmLogin);
  await until('she is invited', async () => (await withAccess()).includes('octo-anna'));
  await bakery.github.accept('octo-anna');
  expect((await bakery.github.collaborators()).map(({ login }) => login)).toEqual(['octo-anna']);

  expect(await ask(manager, '/employee', `fire ${number}`)).toContain('Anna Octo');
  await until('nobody has access', async () => (await withAccess()).length === 0);
});

it('takes an invitation back that was never accepted', async () => {
  const number = await onboard({
    'first-name': 'Anna',
    'last-name': 'Again',
    ...DEVELOPER,
    'github-login': 'octo-anna',
  });
  await manager.press(await noteTo(manager, 'our Anna Again'), staffNoteActions.confirmLogin);
  await until('she is invited', async () => (await bakery.github.invitations()).length === 1);
  await bakery.quiet();
  // As if she had let it run out: the next night finds that.
  await bakery.github.decline('octo-anna');
  await bakery.app.services.employees.checkAccess('start');
  await until('she is invited again', async () => (await bakery.github.invitations()).length === 1);
  await ask(manager, '/employee', `fire ${number}`);
  await until('nothing is left', async () => (await withAccess()).length === 0);
});

it('asks whose login is unknown by DM; "not this one" asks again; the first press counts', async () => {
  const number = await onboard({ 'first-name': 'Dana', 'last-name': 'Dev', ...DEVELOPER, 'slack-user': dana.id });
  await giveLogin('What is your GitHub login?', 'nobody-at-all');
  await giveLogin('knows nobody called', 'someone-else');
  const wrong = await noteTo(manager, 'someone-else');
  await manager.press(wrong, staffNoteActions.rejectLogin);
  await giveLogin('someone-else is not the right GitHub account', 'octo-dana');
  const right = await noteTo(manager, 'octo-dana');
  await bakery.quiet();
  expect(await withAccess()).toEqual([]);

  const told = await answers(manager);
  await Promise.all([
    manager.press(right, staffNoteActions.confirmLogin),
    manager.press(right, staffNoteActions.rejectLogin),
  ]);
  expect(await told('the second press')).toMatch(/Olivia Baker has (confirmed|refused) the GitHub login octo-dana/);
  await bakery.quiet();
  const { state } = (await bakery.database.db.collection('employees').findOne({ number }))?.github ?? {};
  expect(await withAccess()).toEqual(state === 'confirmed' ? ['octo-dana'] : []);
  await ask(manager, '/employee', `fire ${number}`);
  await until('nobody has access', async () => (await withAccess()).length === 0);
});

it('gives access later when GitHub is down, and takes it later, too', async () => {
  await bakery.fault('github', { kind: 'error', status: 503 });
  const number = await onboard({ 'first-name': 'Ada', 'last-name': 'Late', ...DEVELOPER, 'github-login': 'octo-anna' });
  await bakery.clearFaults();
  await manager.press(await noteTo(manager, 'our Ada Late'), staffNoteActions.confirmLogin);
  await until('she is invited', async () => (await withAccess()).length === 1);
  await bakery.fault('github', { kind: 'down' });
  await ask(manager, '/employee', `fire ${number}`);
  await bakery.clearFaults();
  await until('nobody has access', async () => (await withAccess()).length === 0);
  await bakery.quiet();
  expect(await ask(manager, '/employee', `show ${number}`)).toContain('Fired');
});

async function giveLogin(question: string, login: string): Promise<void> {
  await dana.press(await noteTo(dana, question), staffNoteActions.giveLogin);
  const form = await until('the login form', dana.sees.view);
  const { errors } = await dana.submit(form, { login });
  expect(errors).toEqual({});
  await dana.close({ all: true });
}
