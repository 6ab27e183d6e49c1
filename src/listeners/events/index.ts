import type { App } from '@slack/bolt';
import type { Edge } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { noteClosedChannel } from './channel-closed.ts';
import { showOpenedHome } from './home-opened.ts';
import { keepMember } from './members.ts';
import { noteRevokedTokens } from './tokens-revoked.ts';

/** Bolt acknowledges events by itself; none of these creates anything, so a repeated one does no harm. */
export function registerEvents(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.event('app_home_opened', showOpenedHome(edge));
  app.event('team_join', keepMember(deps));
  app.event('user_change', keepMember(deps));
  app.event('channel_archive', noteClosedChannel(deps));
  app.event('channel_deleted', noteClosedChannel(deps));
  app.event('channel_left', noteClosedChannel(deps));
  app.event('group_archive', noteClosedChannel(deps));
  app.event('group_deleted', noteClosedChannel(deps));
  app.event('group_left', noteClosedChannel(deps));
  app.event('tokens_revoked', noteRevokedTokens(deps));
  app.event('app_uninstalled', async () => deps.accessLost('app_uninstalled'));
}
