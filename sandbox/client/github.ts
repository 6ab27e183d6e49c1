import type { Member } from '../github/control.ts';
import type { User } from '../github/state.ts';
import { controlApi } from './control-api.ts';

export type { Member as GithubMember, User as GithubUser };

export type GithubClient = ReturnType<typeof githubClient>;

/** GitHub as the people on it use it. The account that holds the token is not listed. */
export function githubClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'github');
  return {
    collaborators: () => api.get<Member[]>('/collaborators'),
    invitations: () => api.get<Member[]>('/invitations'),
    accept: (login: string) => api.post<Record<string, never>>(`/invitations/${login}/accept`),
    decline: (login: string) => api.post<Record<string, never>>(`/invitations/${login}/decline`),
    addUser: (user: { login: string; name?: string }) => api.post<User>('/users', user),
    rename: (from: string, to: string) => api.post<Record<string, never>>(`/users/${from}/rename`, { login: to }),
  };
}
