import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { faultsClient } from '../../../sandbox/client/faults.ts';
import { githubClient } from '../../../sandbox/client/github.ts';
import { until } from '../../../sandbox/client/until.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { createGithubRepository } from '../../../src/integrations/github/index.ts';
import type { CodeRepository } from '../../../src/services/employees/index.ts';
import { silent } from '../../support/outbox.ts';

const { signal } = new AbortController();
const dana = { id: 1_002, login: 'dana-dev' };

describe('GitHub in trouble', () => {
  let sandbox: Sandbox;
  let repository: CodeRepository;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, standIns: ['github'] });
    repository = createGithubRepository({
      apiUrl: sandbox.env.GITHUB_API_URL,
      token: sandbox.env.GITHUB_TOKEN ?? '',
      repository: sandbox.env.GITHUB_REPOSITORY ?? '',
      permission: 'push',
      log: silent,
    });
  });
  beforeEach(() => faultsClient(sandbox.url).clear());
  afterAll(() => sandbox.close());

  const next = (fault: Parameters<ReturnType<typeof faultsClient>['set']>[1]) =>
    faultsClient(sandbox.url).set('github', { times: 1, ...fault });

  it('that is down, or broken, can be asked again', async () => {
    for (const kind of ['down', 'error'] as const) {
      await next({ kind });
      await expect(repository.find('dana-dev', signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    }
    expect(await repository.find('dana-dev', signal)).toMatchObject(dana);
  });

  it('that limits the rate says how long to wait', async () => {
    await next({ kind: 'rate-limited', retryAfterSeconds: 30 });
    const asking = repository.find('dana-dev', signal);
    await expect(asking).rejects.toMatchObject({ name: 'RateLimited', lane: 'github', retryAfterMs: 30_000 });
  });

  it('that loses its answer has one invitation in the end', async () => {
    await next({ kind: 'reset', match: 'PUT' });
    await expect(repository.grant(dana, signal)).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    await repository.grant(dana, signal);
    expect(await githubClient(sandbox.url).invitations()).toMatchObject([{ login: 'dana-dev', role: 'write' }]);
  });

  it('is asked for lists again and again, each request with a time of its own', async () => {
    const timeout = 500;
    const hasty = createGithubRepository({
      apiUrl: sandbox.env.GITHUB_API_URL,
      token: sandbox.env.GITHUB_TOKEN ?? '',
      repository: sandbox.env.GITHUB_REPOSITORY ?? '',
      permission: 'push',
      timeout,
      log: silent,
    });
    const first = performance.now();
    await until('the first request’s time is over', async () => {
      await hasty.access(dana, signal);
      return performance.now() - first > 2 * timeout;
    });
  });

  it('that does not know the token has all its work wait until somebody has mended that', async () => {
    const stranger = createGithubRepository({
      apiUrl: sandbox.env.GITHUB_API_URL,
      token: 'another',
      repository: sandbox.env.GITHUB_REPOSITORY ?? '',
      permission: 'push',
      log: silent,
    });
    const asking = stranger.access(dana, signal);
    await expect(asking).rejects.toMatchObject({ code: 'access_lost', lane: 'github' });
  });
});
