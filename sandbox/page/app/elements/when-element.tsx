import type { Datepicker, Timepicker } from '@slack/types';
import { type ReactNode, useState } from 'react';
import styles from './controls.module.css';
import type { ElementProps } from './element.tsx';
import { naming, useElement } from './use-element.ts';

/** A day or a time of day, without a zone: `2026-11-21`, `14:30`. */
export function WhenElement(props: ElementProps<(Datepicker | Timepicker) & { action_id: string }>): ReactNode {
  const { element } = props;
  const { held, frozen, act } = useElement(props);
  const isDate = element.type === 'datepicker';
  const [value, setValue] = useState(String((isDate ? held?.selected_date : held?.selected_time) ?? ''));
  return (
    <input
      {...naming(props)}
      type={isDate ? 'date' : 'time'}
      className={`${styles.control} ${styles.when}`}
      value={value}
      disabled={frozen}
      onChange={({ target }) => {
        setValue(target.value);
        void act({ value: target.value });
      }}
    />
  );
}
