import { z } from 'zod';
import type { Access } from './access.ts';
import { GithubError, notFound } from './errors.ts';
import { type App, type Call, paged } from './paging.ts';
import type { Presenter } from './present.ts';
import { APP_USER, OWNER, type Permission, REPOSITORY, ROLES } from './state.ts';

export interface RouteOptions {
  app: App;
  access: Access;
  present: Presenter;
}

const grant = z.object({ permission: z.enum(Object.keys(ROLES) as [Permission]).default('push') });

/** @see https://docs.github.com/en/rest/users/users */
export function userRoutes({ app, access, present }: RouteOptions): void {
  app.get('/user', (call) => call.json(present.profile(APP_USER)));
  app.get('/users/:login', (call) => call.json(present.profile(access.get(call.req.param('login')))));
  app.get('/user/:id', (call) => {
    const user = access.byId(Number(call.req.param('id')));
    if (user === undefined) throw notFound();
    return call.json(present.profile(user));
  });
}

/**
 * @see https://docs.github.com/en/rest/collaborators/collaborators
 * @see https://docs.github.com/en/rest/collaborators/invitations
 */
export function repositoryRoutes({ app, access, present }: RouteOptions): void {
  const collaborators = '/repos/:owner/:repo/collaborators';
  const invitations = '/repos/:owner/:repo/invitations';

  app.get('/repos/:owner/:repo', (call) => {
    checkRepository(call);
    return call.json(present.repository());
  });

  app.get(collaborators, (call) => {
    checkRepository(call);
    const others = access.collaborators().map(({ user, permission }) => present.collaborator(user, permission));
    return paged(call, [present.collaborator(APP_USER, 'admin'), ...others], present.baseUrl);
  });

  app.get(`${collaborators}/:login`, (call) => {
    checkRepository(call);
    const user = access.get(call.req.param('login'));
    if (user.id !== APP_USER.id && !access.isCollaborator(user)) throw notFound();
    return call.body(null, 204);
  });

  app.get(`${collaborators}/:login/permission`, (call) => {
    checkRepository(call);
    const user = access.get(call.req.param('login'));
    const permission = access.permissionOf(user);
    const role = permission === undefined ? 'none' : ROLES[permission];
    return call.json({ permission: role, role_name: role, user: present.collaborator(user, permission ?? 'pull') });
  });

  app.put(`${collaborators}/:login`, async (call) => {
    checkRepository(call);
    const user = access.get(call.req.param('login'));
    const { permission } = await grantOf(call);
    const invitation = user.id === APP_USER.id ? undefined : access.add(user, permission);
    if (invitation === undefined) return call.body(null, 204);
    return call.json(present.invitation(invitation, user, access.isExpired(invitation)), 201);
  });

  app.delete(`${collaborators}/:login`, (call) => {
    checkRepository(call);
    access.remove(access.get(call.req.param('login')));
    return call.body(null, 204);
  });

  app.get(invitations, (call) => {
    checkRepository(call);
    const all = access.invitations().map((one) => present.invitation(one, one.user, access.isExpired(one)));
    return paged(call, all, present.baseUrl);
  });

  app.delete(`${invitations}/:id`, (call) => {
    checkRepository(call);
    access.removeInvitation(Number(call.req.param('id')));
    return call.body(null, 204);
  });
}

function checkRepository(call: Call): void {
  const wanted = `${call.req.param('owner')}/${call.req.param('repo')}`.toLowerCase();
  if (wanted !== `${OWNER.login}/${REPOSITORY.name}`) throw notFound();
}

async function grantOf(call: Call): Promise<z.infer<typeof grant>> {
  const text = await call.req.text();
  const parsed = grant.safeParse(text === '' ? {} : JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new GithubError(422, `Invalid request.\n\n${z.prettifyError(parsed.error)}`);
}
