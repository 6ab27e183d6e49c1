import type { ContextBlock as Context } from '@slack/types';
import type { ReactNode } from 'react';
import styles from './blocks.module.css';
import { Picture } from './picture.tsx';
import { Text } from './text.tsx';

/** Small print. */
export function ContextBlock({ block }: { block: Context }): ReactNode {
  return (
    <div className={styles.context}>
      {block.elements.map((element, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of small print have no identity but their place
        <span key={index}>{element.type === 'image' ? <Picture of={element} size={20} /> : <Text of={element} />}</span>
      ))}
    </div>
  );
}
