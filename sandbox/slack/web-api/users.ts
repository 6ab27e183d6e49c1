import { personById } from '../state/lookup.ts';
import { userObject } from '../to-app/objects.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError } from './error.ts';
import type { Method } from './method.ts';
import { page } from './pages.ts';

/** Above this many people, `users.list` asks for a limit. Slack does not say where its own threshold is. */
export const LIMIT_REQUIRED_ABOVE = 1_000;

const withEmail = ({ installation }: Workspace) => installation.scopes.includes('users:read.email');

/** https://docs.slack.dev/reference/methods/users.info */
export const info: Method = {
  scope: 'users:read',
  run: (args, workspace) => {
    const person = personById(workspace.state, args.required('user'));
    if (!person) throw new ApiError('user_not_found');
    return { user: userObject(person, { withEmail: withEmail(workspace) }) };
  },
};

/** https://docs.slack.dev/reference/methods/users.list */
export const list: Method = {
  scope: 'users:read',
  run: (args, workspace) => {
    const { people } = workspace.state;
    if (args.text('limit') === undefined && people.length > LIMIT_REQUIRED_ABOVE) throw new ApiError('limit_required');
    const { items, response_metadata } = page(people, args, { usual: LIMIT_REQUIRED_ABOVE, most: 1_000 });
    return {
      members: items.map((person) => userObject(person, { withEmail: withEmail(workspace) })),
      cache_ts: Math.floor(Date.now() / 1000),
      response_metadata,
    };
  },
};

/** https://docs.slack.dev/reference/methods/users.lookupByEmail */
export const lookupByEmail: Method = {
  scope: 'users:read.email',
  run: (args, { state }) => {
    const email = args.required('email').toLowerCase();
    const person = state.people.find((each) => each.email?.toLowerCase() === email && !each.deleted);
    if (!person) throw new ApiError('users_not_found');
    return { user: userObject(person, { withEmail: true }) };
  },
};
