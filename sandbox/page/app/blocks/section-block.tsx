import type { SectionBlock as Section } from '@slack/types';
import type { ReactNode } from 'react';
import { Element } from '../elements/element.tsx';
import styles from './blocks.module.css';
import { Picture } from './picture.tsx';
import { Text } from './text.tsx';

type Shown = Section & { block_id: string };

/** Text, perhaps in two columns, perhaps with something beside it. */
export function SectionBlock({ block }: { block: Shown }): ReactNode {
  const { text, fields = [], accessory } = block;
  return (
    <div className={styles.section}>
      <div className={styles.words}>
        {text && (
          <div>
            <Text of={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div className={styles.fields}>
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity but their place
              <div key={index}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className={styles.accessory}>
          {accessory.type === 'image' ? (
            <Picture of={accessory} size={88} />
          ) : (
            <Element block={block} element={accessory} />
          )}
        </div>
      )}
    </div>
  );
}
