import type { ReactNode } from 'react';
import styles from './pane.module.css';
import { SlackTrouble } from './slack-trouble.tsx';

export interface PaneHeaderProps {
  mark: ReactNode;
  title: string;
  hint?: string;
  children?: ReactNode;
}

/** What one looks at: the page's one heading of the first order; below it, what is wrong with all of it. */
export function PaneHeader({ mark, title, hint, children }: PaneHeaderProps): ReactNode {
  return (
    <>
      <header className={styles.header}>
        <span className={styles.mark}>{mark}</span>
        <h1 className={styles.title}>{title}</h1>
        {hint && <span className={styles.hint}>{hint}</span>}
        <span className={styles.more}>{children}</span>
      </header>
      <SlackTrouble />
    </>
  );
}
