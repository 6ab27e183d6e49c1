import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ListenerDependencies } from '../dependencies.ts';

/** Tokens are good for nothing any more; those of people, which are none of ours, do not matter. */
export function noteRevokedTokens({ accessLost }: Pick<ListenerDependencies, 'accessLost'>) {
  return async ({ event }: SlackEventMiddlewareArgs<'tokens_revoked'>): Promise<void> => {
    if (event.tokens.bot?.length) await accessLost('tokens_revoked');
  };
}
