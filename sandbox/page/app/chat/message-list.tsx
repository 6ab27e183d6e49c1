import type { ReactNode } from 'react';
import type { SeenMessage } from '../live/slack.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Message } from './message.tsx';
import styles from './message-list.module.css';
import { useEndInSight } from './use-end-in-sight.ts';

export interface MessageListProps {
  /** Oldest first; undefined: not known yet. */
  messages: readonly SeenMessage[] | undefined;
  canAct: boolean;
  empty: string;
}

const SAME_BREATH_SECONDS = 300;

/** Messages by day, the newest at the bottom, where it stays in sight. */
export function MessageList({ messages, canAct, empty }: MessageListProps): ReactNode {
  const { me } = useWorkspace();
  const { box, onScroll } = useEndInSight(messages, me.id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard, too
    <div ref={box} className={styles.box} onScroll={onScroll} role="log" aria-label="Messages" tabIndex={0}>
      {messages?.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ol className={styles.list}>
        {messages?.map((message, index) => {
          const before = messages[index - 1];
          const newDay = dayOf(message, me.tz) !== (before && dayOf(before, me.tz));
          return (
            <li key={message.ts}>
              {newDay && <p className={styles.day}>{dayOf(message, me.tz)}</p>}
              <Message message={message} canAct={canAct} follows={!newDay && inOneBreath(before, message)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function dayOf({ ts }: SeenMessage, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    Number(ts) * 1_000,
  );
}

/** Whether a message simply goes on after another: then its author is not named again. */
function inOneBreath(before: SeenMessage | undefined, { user, ts, ephemeral, blocks }: SeenMessage): boolean {
  if (!before || blocks || before.blocks || before.ephemeral || ephemeral || before.user !== user) return false;
  return Number(ts) - Number(before.ts) < SAME_BREATH_SECONDS;
}
