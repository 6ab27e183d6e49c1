import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';
import { usePopupRoom } from './popup-room.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  hint?: string;
  chosen?: boolean;
  onPick(): void;
}

export interface MenuGroup {
  /** Above the items. */
  heading?: string;
  items: readonly MenuItem[];
}

export interface MenuProps extends MenuGroup {
  trigger: ReactElement;
  /** Below the items, under headings of their own. */
  more?: readonly MenuGroup[];
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
}

/** A button with a list of things to do. */
export function Menu({ trigger, heading, items, more = [], side = 'bottom', align = 'start' }: MenuProps): ReactNode {
  const room = usePopupRoom();
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={room}>
        <Base.Positioner side={side} align={align} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {[{ heading, items }, ...more].filter((group) => group.items.length > 0).map(groupOf)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function groupOf({ heading, items }: MenuGroup): ReactNode {
  return (
    <Base.Group key={heading} className={styles.group}>
      {heading && <Base.GroupLabel className={styles.heading}>{heading}</Base.GroupLabel>}
      {items.map(({ key, label, hint, chosen, onPick }) => (
        <Base.Item key={key} className={styles.item} onClick={onPick}>
          <span className={styles.label} data-chosen={chosen || undefined}>
            {label}
          </span>
          {hint && <span className={styles.hint}>{hint}</span>}
        </Base.Item>
      ))}
    </Base.Group>
  );
}
