import { type ReactNode, useEffect } from 'react';
import { type SeenChannel, useMessages } from '../live/slack.ts';
import { Notices } from '../notices/notices.tsx';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AppTabs } from './app-tabs.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import styles from './pane.module.css';
import { PaneHeader } from './pane-header.tsx';

/** A channel's messages, and the composer below; no channel: the app, which has not written yet. */
export function ChannelPane({ channel }: { channel: SeenChannel | undefined }): ReactNode {
  const { me, portrait } = useWorkspace();
  const isDm = channel === undefined || channel.kind === 'im';
  const messages = useMessages(me.id, channel?.id ?? 'dm');
  const isMember = isDm || channel.members.includes(me.id);
  const name = isDm ? portrait.app.name : channel.name;

  const latest = messages?.at(-1)?.ts;
  const readable = isMember ? channel?.id : undefined;
  useEffect(() => {
    if (readable && latest) void attempt(() => deedsOf(me.id).read(readable));
  }, [me.id, readable, latest]);

  return (
    <section className={styles.pane} aria-label={isDm ? `Messages with ${name}` : `Channel ${name}`}>
      <PaneHeader
        mark={
          isDm ? (
            <Avatar name={name} isApp size={26} />
          ) : (
            <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={18} />
          )
        }
        title={name}
        hint={isDm ? undefined : `${channel.members.length} members`}
      >
        {isDm && portrait.homeTab && <AppTabs chosen="dm" />}
      </PaneHeader>
      <MessageList
        messages={messages}
        canAct={isMember}
        empty={isDm ? `${name} has not written to you yet.` : 'Nothing here yet.'}
      />
      <Notices />
      {isMember ? (
        <Composer
          key={name}
          channel={channel?.id ?? 'dm'}
          name={isDm ? name : `#${name}`}
          commandsOnly={isDm && portrait.messagesReadOnly}
        />
      ) : (
        <div className={styles.preview}>
          <span>You are looking at #{name} from outside.</span>
          <Button look="primary" onClick={() => void attempt(() => deedsOf(me.id).join(channel.id))}>
            Join #{name}
          </Button>
        </div>
      )}
    </section>
  );
}
