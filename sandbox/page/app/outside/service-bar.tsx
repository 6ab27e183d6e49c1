import type { ReactNode } from 'react';
import type { StandInName } from '../live/outside.ts';
import { FaultSwitch } from './fault-switch.tsx';
import { lineAbout, useQueue } from './queue/use-queue.ts';
import styles from './service-bar.module.css';

/** Above each service: what goes wrong with it, and what waits for it in the bakery's queue meanwhile. */
export function ServiceBar({ service }: { service: StandInName }): ReactNode {
  const line = lineAbout(useQueue(), service);
  return (
    <div className={styles.bar}>
      <FaultSwitch service={service} />
      {line && (
        <p className={styles.queue} data-trouble={line.trouble || undefined}>
          Ovenbird’s queue: {line.words}
        </p>
      )}
    </div>
  );
}
