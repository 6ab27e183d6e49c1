import type { ImageBlock as Image } from '@slack/types';
import type { ReactNode } from 'react';
import styles from './blocks.module.css';
import { Text } from './text.tsx';

/** A picture of its own, perhaps with a title. */
export function ImageBlock({ block }: { block: Image }): ReactNode {
  const src = 'image_url' in block ? block.image_url : undefined;
  return (
    <figure className={styles.figure}>
      {block.title && (
        <figcaption>
          <Text of={block.title} />
        </figcaption>
      )}
      <img src={src} alt={block.alt_text} loading="lazy" />
    </figure>
  );
}
