import { PermanentFailure } from '../../platform/failures.ts';
import type { CodeRepository } from '../../services/employees/index.ts';
import { createGithubClient, type GithubConnection } from './client.ts';
import { NOT_FOUND } from './failures.ts';
import { account, collaborators, invitations } from './schema.ts';

export type GithubPermission = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

export interface GithubRepositoryOptions extends GithubConnection {
  /** `owner/name` */
  repository: string;
  /** What a developer may do; on a repository that a person owns, GitHub gives `push` whatever is asked. */
  permission: GithubPermission;
}

const PAGE = 100;

/** What GitHub calls a permission where somebody has it, from the least to the most. */
const ROLES: Readonly<Record<GithubPermission, string>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** The repository of the recipes on GitHub. The token needs the repository's administration permission. */
export function createGithubRepository({
  repository,
  permission,
  ...connection
}: GithubRepositoryOptions): CodeRepository {
  const octokit = createGithubClient(connection);
  const [owner = '', repo = ''] = repository.split('/');

  return {
    async find(login, signal) {
      const answer = await orNull(octokit.rest.users.getByUsername({ username: login, request: { signal } }));
      return answer && account.parse(answer.data);
    },

    async get(id, signal) {
      const answer = await orNull(octokit.rest.users.getById({ account_id: id, request: { signal } }));
      return answer && account.parse(answer.data);
    },

    /** Read from the lists and by id: asked by login, GitHub counts those in whom the organisation lets anyway. */
    async access({ id }, signal) {
      const page = { owner, repo, per_page: PAGE, request: { signal } };
      const direct = { ...page, affiliation: 'direct' as const };
      const members = collaborators.parse(await octokit.paginate(octokit.rest.repos.listCollaborators, direct));
      const invited = invitations.parse(await octokit.paginate(octokit.rest.repos.listInvitations, page));
      const member = members.find((one) => one.id === id);
      return {
        collaborator: member !== undefined,
        enough: member !== undefined && !isLess(member.role_name, permission),
        invitations: invited.filter(({ invitee }) => invitee?.id === id).map(({ id, expired }) => ({ id, expired })),
      };
    },

    async grant({ login }, signal) {
      await octokit.rest.repos.addCollaborator({ owner, repo, username: login, permission, request: { signal } });
    },

    async withdraw(invitation, signal) {
      await orNull(
        octokit.rest.repos.deleteInvitation({ owner, repo, invitation_id: invitation, request: { signal } }),
      );
    },

    async remove({ login }, signal) {
      await orNull(octokit.rest.repos.removeCollaborator({ owner, repo, username: login, request: { signal } }));
    },
  };
}

/** A role of the organisation's own making is not for us to judge. */
function isLess(role: string, permission: GithubPermission): boolean {
  const roles = Object.values(ROLES);
  return roles.includes(role) && roles.indexOf(role) < roles.indexOf(ROLES[permission]);
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PermanentFailure && error.code === NOT_FOUND) return null;
    throw error;
  }
}
