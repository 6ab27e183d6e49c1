import type { Bakery } from '../../client/index.ts';
import type { Stage } from '../stage.ts';

/** The developer's account on GitHub. */
export const LOGIN = 'dana-dev';

/** What GitHub knows of an account that our repository concerns. */
export async function standingOf({ github }: Bakery, login: string): Promise<'none' | 'invited' | 'collaborator'> {
  const isTheirs = (member: { login: string }) => member.login === login;
  if ((await github.collaborators()).some(isTheirs)) return 'collaborator';
  return (await github.invitations()).some(isTheirs) ? 'invited' : 'none';
}

/** Waits until GitHub and the story agree. */
export async function standsAs(stage: Stage, wanted: Awaited<ReturnType<typeof standingOf>>): Promise<void> {
  const { bakery, waits, print } = stage;
  const sentence = {
    none: `${LOGIN} has no access to the repository`,
    invited: `${LOGIN} is invited to the repository`,
    collaborator: `${LOGIN} has access to the repository`,
  }[wanted];
  await waits(sentence, async () => (await standingOf(bakery, LOGIN)) === wanted);
  await showRepository(stage);
  print.done(sentence);
}

async function showRepository({ bakery: { github }, print }: Stage): Promise<void> {
  const names = (members: readonly { login: string; role: string }[]) =>
    members.map(({ login, role }) => `${login} (${role})`).join(', ') || 'nobody';
  print.shows('GitHub', 'the repository', [
    `Collaborators: ${names(await github.collaborators())}`,
    `Invitations: ${names(await github.invitations())}`,
  ]);
}
