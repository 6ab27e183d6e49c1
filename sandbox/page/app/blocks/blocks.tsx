import type { ReactNode } from 'react';
import type { Json } from '../live/slack.ts';
import { Block } from './block.tsx';
import styles from './blocks.module.css';
import type { ShownBlock } from './types.ts';

/** The blocks of a message or view, one below the other. The sandbox has checked them against Slack's rules. */
export function Blocks({ blocks }: { blocks: readonly Json[] }): ReactNode {
  const shown = blocks as unknown as readonly ShownBlock[];
  return (
    <div className={styles.blocks}>
      {shown.map((block) => (
        <Block key={block.block_id} block={block} />
      ))}
    </div>
  );
}
