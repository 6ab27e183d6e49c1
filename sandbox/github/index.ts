import { defineEmulator } from 'emulate';
import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { createAccess } from './access.ts';
import { controlRoutes } from './control.ts';
import { GithubError, notFound } from './errors.ts';
import { createPresenter } from './present.ts';
import { repositoryRoutes, userRoutes } from './routes.ts';
import { type GithubState, OWNER, REPOSITORY, seededGithub, TOKEN } from './state.ts';

const service = defineEmulator<GithubState>({
  name: 'github',
  state: seededGithub,
  setup: ({ app, state, baseUrl }) => {
    app.onError((error) => (error instanceof GithubError ? error : new GithubError(500, 'Server Error')).toResponse());
    app.notFound(() => notFound().toResponse());
    const options = { app, access: createAccess(state), present: createPresenter(baseUrl) };
    userRoutes(options);
    repositoryRoutes(options);
    controlRoutes(options);
  },
});

/**
 * GitHub with one repository of an organisation, its collaborators and its invitations.
 *
 * @see https://docs.github.com/en/rest
 */
export async function createGithubStandIn(options: StandInOptions): Promise<StandIn> {
  const emulator = await openKeptEmulator(service, options);
  return {
    name: 'github',
    fetch: async (request) => {
      const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ');
      if (scheme === '') return new GithubError(401, 'Requires authentication').toResponse();
      const known = /^(token|bearer)$/i.test(scheme ?? '') && token === TOKEN;
      return known ? emulator.fetch(request) : new GithubError(401, 'Bad credentials').toResponse();
    },
    control: (request) => emulator.fetch(withPrefix(request, '/control')),
    env: {
      GITHUB_TOKEN: TOKEN,
      GITHUB_REPOSITORY: `${OWNER.login}/${REPOSITORY.name}`,
      GITHUB_API_URL: options.baseUrl,
    },
    connect: () => {},
    close: () => emulator.close(),
  };
}
