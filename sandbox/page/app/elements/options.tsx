import type { Option } from '@slack/types';
import type { ReactNode } from 'react';
import type { FieldIds } from '../blocks/input-block.tsx';
import { Text } from '../blocks/text.tsx';
import styles from './controls.module.css';

interface OptionsProps {
  field: FieldIds | undefined;
  /** What the group is called where no field names it. */
  name: string;
  disabled: boolean;
  children: ReactNode;
}

/** A group of boxes or buttons to choose from. */
export function Options({ field, name, disabled, children }: OptionsProps): ReactNode {
  const named = field ? { id: field.id, 'aria-labelledby': field.labelId } : { 'aria-label': name };
  return (
    <fieldset {...named} aria-describedby={field?.describedBy} disabled={disabled} className={styles.options}>
      {children}
    </fieldset>
  );
}

/** One of them, with its text. */
export function OptionRow({ option, children }: { option: Option; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label className={styles.option}>
      {children}
      <span>
        <Text of={option.text} />
      </span>
      {option.description && (
        <span className={styles.description}>
          <Text of={option.description} />
        </span>
      )}
    </label>
  );
}
