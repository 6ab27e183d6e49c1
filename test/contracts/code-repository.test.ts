import { githubClient } from '../../sandbox/client/github.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createGithubRepository } from '../../src/integrations/github/index.ts';
import { createFakeRepository } from '../services/employees/fake-repository.ts';
import { silent } from '../support/outbox.ts';
import { itIsACodeRepository } from './code-repository.ts';

itIsACodeRepository('the fake of the tests', async () => {
  const { repository, accept, rename } = createFakeRepository('dana-dev', 'octo-baker');
  return { repository, accept, rename, close: async () => undefined };
});

itIsACodeRepository('GitHub', async () => {
  const sandbox = await startSandbox({ port: 0, standIns: ['github'] });
  const { GITHUB_API_URL = '', GITHUB_TOKEN = '', GITHUB_REPOSITORY = '' } = sandbox.env;
  const repository = createGithubRepository({
    apiUrl: GITHUB_API_URL,
    token: GITHUB_TOKEN,
    repository: GITHUB_REPOSITORY,
    permission: 'push',
    log: silent,
  });
  const { accept, rename } = githubClient(sandbox.url);
  return { repository, accept, rename, close: sandbox.close };
});
