import { PermanentFailure, TransientFailure } from '../../platform/failures.ts';
import { STALE_CURSOR, type WorkspaceDirectory } from '../../services/customers/index.ts';
import { createSlackCall, type SlackCallDependencies } from './calls.ts';
import { memberOf } from './member.ts';
import { isRefusedAs } from './refusals.ts';

/** As many as Slack advises; without a limit it refuses large workspaces. */
const PAGE = 200;

const UNKNOWN_CURSOR = new Set(['invalid_cursor']);
const UNKNOWN_USER = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

/** The workspace's members. https://docs.slack.dev/reference/methods/users.list */
export function createWorkspaceDirectory(deps: SlackCallDependencies): WorkspaceDirectory {
  const call = createSlackCall(deps);

  return {
    async page(cursor, signal) {
      try {
        const page = await call('users.list', { signal }, (slack) => slack.users.list({ limit: PAGE, cursor }));
        const next = page.response_metadata?.next_cursor || undefined;
        const isOnly = cursor === undefined && next === undefined;
        // Any page may have fewer members than were asked for, and none: https://docs.slack.dev/apis/web-api/pagination
        if (!page.members || (isOnly && page.members.length === 0)) throw unreadable();
        return { members: page.members.map(memberOf), next };
      } catch (error) {
        if (!isRefusedAs(error, UNKNOWN_CURSOR)) throw error;
        throw new PermanentFailure(STALE_CURSOR, 'Slack does not know the cursor any more', { cause: error });
      }
    },

    async member(id, signal) {
      try {
        const { user } = await call('users.info', { signal }, (slack) => slack.users.info({ user: id }));
        return user ? memberOf(user) : null;
      } catch (error) {
        if (!isRefusedAs(error, UNKNOWN_USER)) throw error;
        return null;
      }
    },
  };
}

/** A workspace has somebody in it. Believing otherwise would retire everybody. */
function unreadable(): TransientFailure {
  return new TransientFailure('slack_unreadable', 'Slack lists no members');
}
