import type { ReactNode } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import { type Surface, SurfaceProvider } from '../blocks/surface.ts';
import type { SeenMessage } from '../live/slack.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { nameOf, useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './message.module.css';
import { MessageMenu } from './message-menu.tsx';

export interface MessageProps {
  message: SeenMessage;
  canAct: boolean;
  /** It goes on where the one above ends. */
  follows: boolean;
}

/** A message, with its buttons and whatever else can be done with it. */
export function Message({ message, canAct, follows }: MessageProps): ReactNode {
  const { me, portrait } = useWorkspace();
  const { user, ts, text, blocks, ephemeral } = message;
  const isApp = user === portrait.app.botUser;
  const name = nameOf(portrait, user);
  const at = new Date(Number(ts) * 1_000);
  const time = new Intl.DateTimeFormat('en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: me.tz,
  }).format(at);
  return (
    <article className={styles.message} data-ephemeral={ephemeral} aria-label={`${name} at ${time}`}>
      {ephemeral && (
        <p className={styles.whisper}>
          <Icon name="eye" size={13} /> Only visible to you
        </p>
      )}
      <div className={styles.side}>{!follows && <Avatar name={name} isApp={isApp} />}</div>
      <div className={styles.content}>
        {!follows && (
          <p className={styles.head}>
            <span className={styles.name}>{name}</span>
            {isApp && <span className={styles.badge}>App</span>}
            <time dateTime={at.toISOString()} className={styles.time}>
              {time}
            </time>
          </p>
        )}
        <SurfaceProvider value={surfaceOf(me.id, message, canAct)}>
          {blocks ? <Blocks blocks={blocks} /> : <Mrkdwn text={text} />}
        </SurfaceProvider>
      </div>
      {canAct && !ephemeral && <MessageMenu message={message} />}
    </article>
  );
}

function surfaceOf(person: string, { channel, ts }: SeenMessage, canAct: boolean): Surface {
  const deeds = deedsOf(person);
  const spot = { channel, ts };
  return {
    kind: 'message',
    valueOf: () => undefined,
    errorOf: () => undefined,
    frozen: !canAct,
    act: (element, deed = {}) => attempt(() => deeds.act({ ...spot, ...element }, deed)),
    search: (element, text) => deeds.search({ ...spot, ...element }, text).catch(() => []),
  };
}
