import { APP_USER, type Invitation, OWNER, type Permission, REPOSITORY, ROLES, type User } from './state.ts';

/** Everything GitHub says of itself. `baseUrl` is the API's. */
export function createPresenter(baseUrl: string) {
  const account = (login: string, id: number, type: 'User' | 'Organization') => ({
    login,
    id,
    node_id: `${type[0]}_${id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    url: `${baseUrl}/users/${login}`,
    html_url: `https://github.com/${login}`,
    type,
    site_admin: false,
  });
  const user = ({ login, id }: User) => account(login, id, 'User');
  const repositoryUrl = `${baseUrl}/repos/${OWNER.login}/${REPOSITORY.name}`;

  const repository = {
    id: REPOSITORY.id,
    node_id: `R_${REPOSITORY.id}`,
    name: REPOSITORY.name,
    full_name: `${OWNER.login}/${REPOSITORY.name}`,
    private: true,
    owner: account(OWNER.login, OWNER.id, 'Organization'),
    html_url: `https://github.com/${OWNER.login}/${REPOSITORY.name}`,
    description: 'How the cakes are made',
    fork: false,
    url: repositoryUrl,
  };

  return {
    baseUrl,
    user,
    profile: (one: User) => ({ ...user(one), name: one.name, company: null, blog: '', email: null, bio: null }),
    repository: () => ({ ...repository, default_branch: 'main', permissions: permissions('admin') }),

    collaborator: (one: User, permission: Permission) => ({
      ...user(one),
      permissions: permissions(permission),
      role_name: ROLES[permission],
    }),

    invitation: ({ id, permission, createdAt }: Invitation, invitee: User, expired: boolean) => ({
      id,
      node_id: `RI_${id}`,
      repository,
      invitee: user(invitee),
      inviter: user(APP_USER),
      permissions: ROLES[permission],
      created_at: createdAt,
      expired,
      url: `${baseUrl}/user/repository_invitations/${id}`,
      html_url: `${repository.html_url}/invitations`,
    }),
  };
}

export type Presenter = ReturnType<typeof createPresenter>;

/** Each permission includes the lesser ones. */
function permissions(highest: Permission): Record<Permission, boolean> {
  const ranks = Object.keys(ROLES) as Permission[];
  const reached = ranks.indexOf(highest);
  return Object.fromEntries(ranks.map((rank, index) => [rank, index <= reached])) as Record<Permission, boolean>;
}
