import { newId } from '../state/ids.ts';
import { personById } from '../state/lookup.ts';
import type { Person } from '../state/types.ts';
import { userObject } from '../to-app/objects.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';

/** What may be said of a new person; the rest is made up from the name. */
export type Introduction = Partial<Omit<Person, 'updated'>> & { displayName: string };

/** Somebody joins the workspace and its #general; the app hears `team_join`. */
export function addPerson(workspace: Workspace, introduction: Introduction): Person {
  const { state, changes } = workspace;
  const id = introduction.id ?? newId(state, 'U');
  if (personById(state, id)) throw new Impossible(`There is a ${id} already.`);
  const person = personOf({ ...introduction, id });
  enrol(workspace, [person]);
  changes.publish({ kind: 'person', user: id });
  tell(workspace, 'team_join', person);
  return person;
}

/** So many people, `Member 1` and on, were here before the app was: it hears of none of them. */
export function addCrowd(workspace: Workspace, count: number): void {
  const { state, changes } = workspace;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  enrol(
    workspace,
    numbers.map((number) => personOf({ id: newId(state, 'U'), displayName: `Member ${number}` })),
  );
  changes.publish({ kind: 'person' });
}

function enrol({ state }: Workspace, people: readonly Person[]): void {
  const general = state.channels.find(({ id }) => id === 'C0GENERAL');
  for (const person of people) {
    state.people.push(person);
    general?.members.push(person.id);
  }
}

function personOf(introduction: Introduction & { id: string }): Person {
  const name = introduction.name ?? introduction.displayName.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  return {
    realName: introduction.displayName,
    email: `${name}@bakery.example.com`,
    tz: 'Europe/Berlin',
    isAdmin: false,
    isOwner: false,
    isBot: false,
    deleted: false,
    ...introduction,
    name,
    updated: Math.floor(Date.now() / 1000),
  };
}

/** Somebody is renamed, made admin, deactivated...; the app hears `user_change`. @throws Impossible */
export function changePerson(workspace: Workspace, id: string, changed: Partial<Person>): Person {
  const person = personById(workspace.state, id);
  if (!person) throw new Impossible(`There is no ${id}.`);
  Object.assign(person, changed, { id, updated: Math.floor(Date.now() / 1000) });
  workspace.changes.publish({ kind: 'person', user: id });
  tell(workspace, 'user_change', person);
  return person;
}

function tell(workspace: Workspace, type: 'team_join' | 'user_change', person: Person): void {
  const withEmail = workspace.installation.scopes.includes('users:read.email');
  workspace.event({ type, user: userObject(person, { withEmail }), cache_ts: person.updated });
}
