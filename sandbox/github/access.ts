import { GithubError, notFound } from './errors.ts';
import type { Collaborator, GithubState, Invitation, Permission, User } from './state.ts';

const DAY_MS = 24 * 60 * 60_000;
const INVITATIONS_A_DAY = 50;
const INVITATION_LIVES_MS = 7 * DAY_MS;

export type Access = ReturnType<typeof createAccess>;

/** Who may do what in the repository, and who has been asked to. Logins are compared without regard to case. */
export function createAccess(state: GithubState) {
  const userOf = (id: number): User | undefined => state.users.find((user) => user.id === id);
  const collaboratorOf = ({ id }: User): Collaborator | undefined =>
    state.collaborators.find(({ userId }) => userId === id);
  const invitationOf = ({ id }: User): Invitation | undefined => state.invitations.find(({ userId }) => userId === id);

  function find(login: string): User | undefined {
    return state.users.find((user) => user.login.toLowerCase() === login.toLowerCase());
  }

  function get(login: string): User {
    const user = find(login);
    if (user === undefined) throw notFound();
    return user;
  }

  /** Renamed users keep their id; deleted ones are gone from every list. */
  function named<Row extends { userId: number }>(rows: readonly Row[]): Array<Row & { user: User }> {
    return rows.flatMap((row) => {
      const user = userOf(row.userId);
      return user === undefined ? [] : [{ ...row, user }];
    });
  }

  function invite(user: User, permission: Permission): Invitation {
    const since = Date.now() - DAY_MS;
    state.invitedAt = state.invitedAt.filter((at) => Date.parse(at) > since);
    if (state.invitedAt.length >= INVITATIONS_A_DAY) {
      throw new GithubError(422, `Validation Failed: more than ${INVITATIONS_A_DAY} invitations in 24 hours`);
    }
    const createdAt = new Date().toISOString();
    const invitation = { id: ++state.lastId, userId: user.id, permission, createdAt };
    state.invitations.push(invitation);
    state.invitedAt.push(createdAt);
    return invitation;
  }

  /** @throws GithubError 404 when there is no such invitation */
  function removeInvitation(id: number): void {
    const left = state.invitations.filter((invitation) => invitation.id !== id);
    if (left.length === state.invitations.length) throw notFound();
    state.invitations = left;
  }

  function invitationFor(user: User): Invitation {
    const invitation = invitationOf(user);
    if (invitation === undefined) throw notFound();
    return invitation;
  }

  return {
    find,
    get,
    byId: userOf,
    isCollaborator: (user: User): boolean => collaboratorOf(user) !== undefined,
    permissionOf: (user: User): Permission | undefined => collaboratorOf(user)?.permission,
    collaborators: () => named(state.collaborators),
    invitations: () => named(state.invitations),
    isExpired: ({ createdAt }: Invitation): boolean => Date.parse(createdAt) + INVITATION_LIVES_MS < Date.now(),

    /** Changes what a collaborator may do, or invites: undefined when there was nothing to invite to. */
    add(user: User, permission: Permission): Invitation | undefined {
      const collaborator = collaboratorOf(user);
      if (collaborator !== undefined) {
        collaborator.permission = permission;
        return undefined;
      }
      const pending = invitationOf(user);
      if (pending === undefined) return invite(user, permission);
      return Object.assign(pending, { permission });
    },

    /** Takes access away. A pending invitation stays, and can still be accepted. */
    remove(user: User): void {
      state.collaborators = state.collaborators.filter(({ userId }) => userId !== user.id);
    },

    removeInvitation,

    /** What the invited person may do. @throws GithubError 404 when nobody invited them */
    accept(user: User): void {
      const { id, permission } = invitationFor(user);
      removeInvitation(id);
      state.collaborators.push({ userId: user.id, permission });
    },

    decline: (user: User): void => removeInvitation(invitationFor(user).id),

    addUser(login: string, name: string | null): User {
      if (find(login) !== undefined) throw new GithubError(409, 'There is a user of this login already');
      const user = { id: ++state.lastId, login, name };
      state.users.push(user);
      return user;
    },

    rename(user: User, login: string): void {
      if (find(login) !== undefined) throw new GithubError(409, 'There is a user of this login already');
      user.login = login;
    },
  };
}
