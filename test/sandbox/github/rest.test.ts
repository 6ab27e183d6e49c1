import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { githubClient } from '../../../sandbox/client/github.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';

const recipes = { owner: 'ovenbird-bakery', repo: 'recipes' };

/** Octokit writes every refusal to the console; here they are meant. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let sandbox: Sandbox;
let api: Octokit;
let people: ReturnType<typeof githubClient>;

const octokit = (auth = sandbox.env.GITHUB_TOKEN) =>
  new Octokit({ auth, baseUrl: sandbox.env.GITHUB_API_URL, log: silent });
const invite = (username: string, permission?: 'push' | 'pull') =>
  api.repos.addCollaborator({ ...recipes, username, permission });
const revoke = (username: string) => api.repos.removeCollaborator({ ...recipes, username });
const isIn = (username: string) => api.repos.checkCollaborator({ ...recipes, username });
const invitations = () => api.paginate(api.repos.listInvitations, recipes);

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['github'] });
  api = octokit();
  people = githubClient(sandbox.url);
});
afterAll(() => sandbox.close());

describe('GitHub, called as Ovenbird calls it', () => {
  it('invites, then lets in whoever accepts', async () => {
    const invited = await invite('dana-dev', 'push');
    expect(invited).toMatchObject({ status: 201, data: { invitee: { login: 'dana-dev' }, permissions: 'write' } });
    await expect(isIn('dana-dev')).rejects.toMatchObject({ status: 404 });
    expect(await people.invitations()).toMatchObject([{ login: 'dana-dev', role: 'write' }]);

    await people.accept('dana-dev');
    expect(await isIn('Dana-Dev')).toMatchObject({ status: 204 });
    expect(await invitations()).toEqual([]);
    expect(await people.collaborators()).toMatchObject([{ login: 'dana-dev', role: 'write' }]);
  });

  it('changes the permission of who is in already', async () => {
    expect(await invite('DANA-DEV', 'pull')).toMatchObject({ status: 204 });
    const { data } = await api.repos.listCollaborators(recipes);
    expect(data.map(({ login, role_name }) => [login, role_name])).toEqual([
      ['ovenbird-bot', 'admin'],
      ['dana-dev', 'read'],
    ]);
    expect(data.at(1)?.permissions).toMatchObject({ pull: true, push: false });
  });

  it('invites nobody twice', async () => {
    const first = await invite('octo-baker');
    const second = await invite('octo-baker', 'pull');
    expect(second.data.id).toBe(first.data.id);
    expect(await invitations()).toMatchObject([{ invitee: { login: 'octo-baker' }, permissions: 'read' }]);
  });

  it('leaves an invitation open when a collaborator is removed: it has to be deleted too', async () => {
    expect(await revoke('octo-baker')).toMatchObject({ status: 204 });
    const [open] = await invitations();
    expect(open?.invitee?.login).toBe('octo-baker');
    const invitation = { ...recipes, invitation_id: open?.id ?? 0 };
    expect(await api.repos.deleteInvitation(invitation)).toMatchObject({ status: 204 });
    await expect(api.repos.deleteInvitation(invitation)).rejects.toMatchObject({ status: 404 });
    await expect(people.accept('octo-baker')).rejects.toThrow('404');
  });

  it('takes access away, also from somebody renamed', async () => {
    const { data: before } = await api.users.getByUsername({ username: 'dana-dev' });
    await people.rename('dana-dev', 'dana-the-dev');
    await expect(revoke('dana-dev')).rejects.toMatchObject({ status: 404 });
    const { data: after } = await api.request('GET /user/{account_id}', { account_id: before.id });
    expect(after).toMatchObject({ login: 'dana-the-dev', name: 'Dana Dev' });
    await revoke(after.login);
    expect(await people.collaborators()).toEqual([]);
  });

  it('lists page by page', async () => {
    for (let number = 1; number <= 7; number += 1) {
      await people.addUser({ login: `baker-${number}` });
      await invite(`baker-${number}`);
    }
    const { headers } = await api.repos.listInvitations({ ...recipes, per_page: 3 });
    expect(headers.link).toContain('rel="next"');
    const all = await api.paginate(api.repos.listInvitations, { ...recipes, per_page: 3 });
    expect(all).toHaveLength(7);
  });

  it('answers as documented when something is wrong', async () => {
    await expect(invite('nobody-at-all')).rejects.toMatchObject({ status: 404 });
    await expect(octokit('guessed').users.getAuthenticated()).rejects.toMatchObject({ status: 401 });
    await expect(api.repos.get({ owner: 'somebody', repo: 'else' })).rejects.toMatchObject({ status: 404 });
    const wrong = api.request('PUT /repos/{owner}/{repo}/collaborators/{username}', {
      ...recipes,
      username: 'octo-baker',
      permission: 'write',
    });
    await expect(wrong).rejects.toMatchObject({ status: 422 });
    expect(await api.repos.get(recipes)).toMatchObject({
      data: { permissions: { admin: true }, owner: { type: 'Organization' } },
    });
  });

  it('sends fifty invitations a day and no more', async () => {
    const sendTo = async (number: number) => {
      await people.addUser({ login: `guest-${number}` });
      return invite(`guest-${number}`);
    };
    const sent = async () => {
      for (let number = 1; number <= 50; number += 1) await sendTo(number);
    };
    await expect(sent()).rejects.toMatchObject({ status: 422 });
  });
});
