import type { DateTimepicker } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { useWorkspace } from '../state/workspace.ts';
import styles from './controls.module.css';
import type { ElementProps } from './element.tsx';
import { naming, useElement } from './use-element.ts';
import { instantOf, wallTime } from './zoned-time.ts';

/** An instant, shown and entered in the person's own zone, wherever this browser stands. */
export function DateTimeElement(props: ElementProps<DateTimepicker & { action_id: string }>): ReactNode {
  const { held, frozen, act } = useElement(props);
  const { tz } = useWorkspace().me;
  const initial = held?.selected_date_time;
  const [value, setValue] = useState(typeof initial === 'number' ? wallTime(initial, tz) : '');
  return (
    <div className={styles.row}>
      <input
        {...naming(props)}
        type="datetime-local"
        className={`${styles.control} ${styles.when}`}
        value={value}
        disabled={frozen}
        onChange={({ target }) => {
          setValue(target.value);
          void act({ value: target.value === '' ? null : instantOf(target.value, tz) });
        }}
      />
      <span className={styles.zone}>{tz.replaceAll('_', ' ')}</span>
    </div>
  );
}
