import type { ReactNode } from 'react';
import type { SeenObject } from '../../live/outside.ts';
import panel from '../panel.module.css';
import styles from './auction.module.css';

/** A file in the bucket, what it says folded away. */
export function ObjectCard({ object: { key, text } }: { object: SeenObject }): ReactNode {
  return (
    <article className={panel.card}>
      <details>
        <summary className={styles.key}>{key}</summary>
        <pre className={styles.text}>{text}</pre>
      </details>
    </article>
  );
}
