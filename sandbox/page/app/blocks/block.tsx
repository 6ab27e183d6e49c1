import type { ReactNode } from 'react';
import { Element } from '../elements/element.tsx';
import { ActionsBlock } from './actions-block.tsx';
import styles from './blocks.module.css';
import { ContextBlock } from './context-block.tsx';
import { ImageBlock } from './image-block.tsx';
import { InputBlock } from './input-block.tsx';
import { RichText } from './rich-text.tsx';
import { SectionBlock } from './section-block.tsx';
import { TableBlock } from './table-block.tsx';
import { Text } from './text.tsx';
import type { ShownBlock } from './types.ts';

/** One block, by its type. https://docs.slack.dev/reference/block-kit/blocks */
export function Block({ block }: { block: ShownBlock }): ReactNode {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} />;
    case 'actions':
      return <ActionsBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'divider':
      return <hr className={styles.divider} />;
    case 'header':
      return (
        <h2 className={styles.header}>
          <Text of={block.text} />
        </h2>
      );
    case 'image':
      return <ImageBlock block={block} />;
    case 'input':
      return (
        <InputBlock block={block}>
          {(field) => <Element block={block} element={block.element} field={field} />}
        </InputBlock>
      );
    case 'rich_text':
      return <RichText elements={block.elements} />;
    case 'markdown':
      return <div className={styles.markdown}>{block.text}</div>;
    case 'table':
      return <TableBlock block={block} />;
    default:
      return <p className={styles.unknown}>A block of type “{block.type}”, which this page cannot show.</p>;
  }
}
