import type { InputBlock as Input } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { Icon } from '../ui/icon.tsx';
import styles from './input-block.module.css';
import { useSurface } from './surface.ts';
import { Text } from './text.tsx';

/** What connects a control with its label, its hint and its error. */
export interface FieldIds {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
}

export interface InputBlockProps {
  block: Input & { block_id: string };
  children(field: FieldIds): ReactNode;
}

/** A field of a form, with its label above, its hint and its error below. */
export function InputBlock({ block, children }: InputBlockProps): ReactNode {
  const id = useId();
  const error = useSurface().errorOf(block.block_id);
  const hintId = block.hint && `${id}-hint`;
  const errorId = error && `${id}-error`;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={styles.field} data-invalid={error ? true : undefined}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        <Text of={block.label} />
        {block.optional && <span className={styles.optional}> (optional)</span>}
      </label>
      {children({ id, labelId: `${id}-label`, describedBy, invalid: error !== undefined })}
      {error && (
        <p id={errorId} role="alert" className={styles.error}>
          <Icon name="warning" size={14} /> {error}
        </p>
      )}
      {block.hint && (
        <p id={hintId} className={styles.hint}>
          <Text of={block.hint} />
        </p>
      )}
    </div>
  );
}
