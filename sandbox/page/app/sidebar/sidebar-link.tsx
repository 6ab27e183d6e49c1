import type { ReactNode } from 'react';
import { go } from '../state/place.ts';
import styles from './sidebar.module.css';

export interface SidebarLinkProps {
  /** A channel's id, `dm` or `home`. */
  to: string;
  chosen: boolean;
  mark: ReactNode;
  unread?: number;
  /** One has not joined it. */
  faint?: boolean;
  children: ReactNode;
}

export function SidebarLink({ to, chosen, mark, unread = 0, faint = false, children }: SidebarLinkProps): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={styles.link}
        aria-current={chosen ? 'page' : undefined}
        data-unread={unread > 0 || undefined}
        data-faint={faint || undefined}
        onClick={() => go({ in: to, pane: 'chat' })}
      >
        {mark}
        <span className={styles.name}>{children}</span>
        {unread > 0 && (
          <span className={styles.count}>
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
