import type { ActionsBlock as Actions } from '@slack/types';
import type { ReactNode } from 'react';
import { Element } from '../elements/element.tsx';
import styles from './blocks.module.css';

/** A row of buttons and other elements. */
export function ActionsBlock({ block }: { block: Actions & { block_id: string } }): ReactNode {
  return (
    <div className={styles.actions}>
      {block.elements.map((element) => (
        <Element key={element.action_id} block={block} element={element} />
      ))}
    </div>
  );
}
