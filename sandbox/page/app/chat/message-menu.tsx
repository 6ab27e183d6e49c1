import type { ReactNode } from 'react';
import type { SeenMessage } from '../live/slack.ts';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import styles from './message.module.css';

/** What apps offer to do with a message; shown while the pointer or the keyboard is on it. */
export function MessageMenu({ message: { channel, ts } }: { message: SeenMessage }): ReactNode {
  const { me, portrait } = useWorkspace();
  const offered = portrait.shortcuts.filter(({ type }) => type === 'message');
  if (offered.length === 0) return null;
  const items = offered.map(({ callback_id, name, description }) => ({
    key: callback_id,
    label: name,
    hint: description,
    onPick: () => void attempt(() => deedsOf(me.id).messageShortcut(callback_id, { channel, ts })),
  }));
  return (
    <div className={styles.menu}>
      <Menu
        align="end"
        heading={portrait.app.name}
        items={items}
        trigger={
          <Button aria-label="Message shortcuts">
            <Icon name="dots" />
          </Button>
        }
      />
    </div>
  );
}
