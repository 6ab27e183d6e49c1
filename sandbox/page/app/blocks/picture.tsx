import type { ImageElement } from '@slack/types';
import type { ReactNode } from 'react';
import styles from './blocks.module.css';

/** A picture beside text. */
export function Picture({ of, size }: { of: ImageElement; size: number }): ReactNode {
  const src = 'image_url' in of ? of.image_url : undefined;
  return <img className={styles.picture} src={src} alt={of.alt_text} width={size} height={size} loading="lazy" />;
}
