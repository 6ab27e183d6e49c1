import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  /** Something is under way: the button waits with it. */
  busy?: boolean;
}

export function Button({ look = 'plain', busy = false, className = '', children, ...props }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={busy || props['aria-disabled']}
      onClick={busy ? undefined : props.onClick}
      className={`${styles.button} ${styles[look]} ${className}`}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
