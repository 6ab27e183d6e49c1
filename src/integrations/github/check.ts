import { z } from 'zod';
import { broken, type Check, fine } from '../../platform/checkup.ts';
import { AccessLost, PermanentFailure } from '../../platform/failures.ts';
import { createGithubClient, type GithubConnection } from './client.ts';
import { NOT_FOUND } from './failures.ts';

const repository = z.object({ full_name: z.string(), permissions: z.object({ admin: z.boolean() }).optional() });

const TOKEN = 'a fine-grained token for this repository with "Administration: read and write"';

/** Whether the token may say who works on the repository. https://docs.github.com/en/rest/repos/repos#get-a-repository */
export function checkGithub({ repository: name, ...connection }: GithubConnection & { repository: string }): Check {
  const octokit = createGithubClient(connection);
  const [owner = '', repo = ''] = name.split('/');
  return async (signal) => {
    try {
      const { data } = await octokit.rest.repos.get({ owner, repo, request: { signal } });
      const { full_name, permissions } = repository.parse(data);
      if (permissions?.admin === false) {
        return [broken(`the token may not administer ${full_name}`, `Put ${TOKEN} into GITHUB_TOKEN.`)];
      }
      // Listing invitations takes the very permission that inviting takes.
      await octokit.rest.repos.listInvitations({ owner, repo, per_page: 1, request: { signal } });
      return [fine(`GitHub’s repository ${full_name}, to administer`)];
    } catch (error) {
      if (!(error instanceof PermanentFailure || error instanceof AccessLost)) throw error;
      const what = error.code === NOT_FOUND ? 'is not there, or hidden from the token' : `: ${error.message}`;
      return [broken(`GitHub’s repository ${name} ${what}`, `Check GITHUB_REPOSITORY; GITHUB_TOKEN wants ${TOKEN}.`)];
    }
  };
}
