import type { ReactNode } from 'react';
import { useChannels } from '../live/slack.ts';
import { usePlace } from '../state/place.ts';
import { useWorkspace } from '../state/workspace.ts';
import { ChannelPane } from './channel-pane.tsx';
import { HomePane } from './home-pane.tsx';

/** What fills the middle: a channel, the messages with the app, or the app's Home. */
export function ChatPane(): ReactNode {
  const { me } = useWorkspace();
  const place = usePlace();
  const channels = useChannels(me.id);
  if (place.in === 'home') return <HomePane key={me.id} />;
  if (channels === undefined) return null;
  const dm = channels.find(({ kind }) => kind === 'im');
  const named = place.in === 'dm' ? dm : channels.find(({ id }) => id === place.in);
  const shown = named ?? (place.in === 'dm' ? undefined : channels.find(({ kind }) => kind === 'public'));
  return <ChannelPane key={`${me.id}:${shown?.id ?? 'dm'}`} channel={shown} />;
}
