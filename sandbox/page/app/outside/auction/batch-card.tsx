import type { ReactNode } from 'react';
import type { SeenBatch } from '../../live/outside.ts';
import panel from '../panel.module.css';
import styles from './auction.module.css';

/** A batch that was handed in, its orders folded away. */
export function BatchCard({ batch: { id, receivedAt, orders, decided } }: { batch: SeenBatch }): ReactNode {
  const accepted = orders.filter(({ verdict }) => verdict === 'accepted').length;
  return (
    <article className={panel.card}>
      <h2 className={panel.heading}>
        {orders.length === 1 ? '1 order' : `${orders.length} orders`}
        <span className={panel.badge}>
          {decided ? `${accepted} accepted, ${orders.length - accepted} rejected` : 'no results yet'}
        </span>
      </h2>
      <p className={panel.soft}>
        <time dateTime={receivedAt}>{timeOf(receivedAt)}</time> · {id}
      </p>
      <details>
        <summary className={styles.summary}>Orders</summary>
        <ul className={styles.orders}>
          {orders.map(({ record_id, parameter_1, parameter_2, verdict }) => (
            <li key={record_id} className={styles.order}>
              <span>
                <strong>{record_id}</strong> {parameter_1}, {parameter_2}
              </span>
              {decided && <span className={panel.badge}>{verdict}</span>}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function timeOf(instant: string): string {
  return new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(instant));
}
