import type { ReactNode } from 'react';
import styles from './bottom-bar.module.css';
import { useChannels } from './live/slack.ts';
import { go, type Place, usePlace } from './state/place.ts';
import { useWorkspace } from './state/workspace.ts';
import { Icon, type IconName } from './ui/icon.tsx';

/** On a narrow screen one part of the page shows at a time; here one goes from one to another. */
export function BottomBar(): ReactNode {
  const { pane } = usePlace();
  const { me } = useWorkspace();
  const unread = useChannels(me.id)?.some((channel) => channel.unread > 0);
  const part = (to: Place['pane'], label: string, icon: IconName, dot = false) => (
    <button
      type="button"
      className={styles.part}
      aria-current={pane === to ? 'page' : undefined}
      onClick={() => go({ pane: to })}
    >
      <span className={styles.icon} data-dot={dot || undefined}>
        <Icon name={icon} size={20} />
      </span>
      {label}
    </button>
  );
  return (
    <nav className={styles.bar} aria-label="Parts of the page">
      {part('list', 'Bakery', 'home', unread)}
      {part('chat', 'Chat', 'chat')}
      {part('outside', 'Outside', 'outside')}
    </nav>
  );
}
