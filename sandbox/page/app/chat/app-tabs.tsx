import type { ReactNode } from 'react';
import { go } from '../state/place.ts';
import styles from './pane.module.css';

/** The app's two sides: its Home, and its messages. */
export function AppTabs({ chosen }: { chosen: 'home' | 'dm' }): ReactNode {
  const tab = (place: 'home' | 'dm', label: string) => (
    <button
      type="button"
      className={styles.tab}
      aria-current={chosen === place ? 'page' : undefined}
      onClick={() => go({ in: place })}
    >
      {label}
    </button>
  );
  return (
    <span className={styles.tabs}>
      {tab('home', 'Home')}
      {tab('dm', 'Messages')}
    </span>
  );
}
