import type { ReactNode } from 'react';
import styles from './spinner.module.css';

export function Spinner(): ReactNode {
  return <span aria-hidden="true" className={styles.spinner} />;
}
