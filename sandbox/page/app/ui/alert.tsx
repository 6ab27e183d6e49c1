import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

export interface AlertProps {
  open: boolean;
  title: ReactNode;
  text: ReactNode;
  yes: string;
  no: string;
  dangerous?: boolean;
  /** True: they said yes. */
  onAnswer(confirmed: boolean): void;
}

/** A question before something that cannot simply be taken back. */
export function Alert({ open, title, text, yes, no, dangerous = false, onAnswer }: AlertProps): ReactNode {
  return (
    <AlertDialog.Root open={open} onOpenChange={(isOpen) => isOpen || onAnswer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={`${styles.popup} ${styles.small}`}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.text} render={<div />}>
            {text}
          </AlertDialog.Description>
          <div className={styles.footer}>
            <Button onClick={() => onAnswer(false)}>{no}</Button>
            <Button look={dangerous ? 'danger' : 'primary'} onClick={() => onAnswer(true)}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
