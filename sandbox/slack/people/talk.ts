import { append, compose } from '../messages/store.ts';
import { newTs } from '../state/ids.ts';
import { openIm } from '../state/lookup.ts';
import type { Message, View } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';
import { channelToWriteIn } from './sight.ts';

/** A person writes into a channel, or to the app (`dm`). @throws Impossible */
export function say(
  workspace: Workspace,
  user: string,
  channelName: string,
  text: string,
): Message & { channel: string } {
  const channel = channelToWriteIn(workspace, user, channelName);
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return { ...append(workspace, channel, compose(workspace, { text: escaped }, user)), channel: channel.id };
}

/** A person opens the app's Home; the app hears `app_home_opened`. @returns the Home shown so far, if any */
export function openHome(workspace: Workspace, user: string): View | null {
  const { state, installation, event } = workspace;
  if (!installation.homeTab) throw new Impossible('This app has no Home.');
  const channel = openIm(state, user);
  const view = state.homes[user];
  event({
    type: 'app_home_opened',
    user,
    channel: channel.id,
    tab: 'home',
    ...(view && { view }),
    event_ts: newTs(state),
  });
  return view ?? null;
}
