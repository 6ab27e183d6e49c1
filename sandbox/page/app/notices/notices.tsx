import { type ReactNode, useState } from 'react';
import { useNotices } from '../live/slack.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './notices.module.css';
import { dismissOwn, useOwnNotices } from './own-notices.ts';

const MOST_SHOWN = 3;
const pageOpened = Date.now();
/** Dismissed ones, by person and instant; kept for as long as the page is open. */
const dismissed = new Set<string>();

/** What went wrong before this person's eyes, in the workspace's words, with the reason for whoever develops the app. */
export function Notices(): ReactNode {
  const { me } = useWorkspace();
  const [, again] = useState(0);
  const keyOf = (at: number) => `${me.id}:${at}`;
  const fromSlack = (useNotices(me.id) ?? [])
    .filter(({ at }) => at > pageOpened && !dismissed.has(keyOf(at)))
    .slice(-MOST_SHOWN);
  const own = useOwnNotices().slice(-MOST_SHOWN);
  const dismiss = (at: number) => {
    dismissed.add(keyOf(at));
    again((count) => count + 1);
  };
  return (
    <div role="alert" className={styles.notices}>
      {fromSlack.map(({ at, text, error, detail }) => (
        <Notice key={at} text={text} onDismiss={() => dismiss(at)}>
          <details className={styles.details}>
            <summary>
              For the developer: <code>{error}</code>
            </summary>
            {detail && <pre>{detail}</pre>}
          </details>
        </Notice>
      ))}
      {own.map(({ id, text }) => (
        <Notice key={id} text={text} onDismiss={() => dismissOwn(id)} />
      ))}
    </div>
  );
}

interface NoticeProps {
  text: string;
  onDismiss(): void;
  children?: ReactNode;
}

function Notice({ text, onDismiss, children }: NoticeProps): ReactNode {
  return (
    <div className={styles.notice}>
      <Icon name="warning" />
      <div className={styles.words}>
        {text}
        {children}
      </div>
      <Button look="quiet" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  );
}
