import type { ReactNode } from 'react';
import type { Ticket } from '../../live/outside.ts';
import { go } from '../../state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import panel from '../panel.module.css';
import { Comments } from './comments.tsx';
import { Description } from './description.tsx';
import styles from './jira.module.css';
import { shownLabels } from './labels.ts';
import { TicketActions } from './ticket-actions.tsx';

/** One ticket: what is to be delivered, by when, and what a supplier can do about it. */
export function TicketCard({ ticket }: { ticket: Ticket }): ReactNode {
  const { key, summary, status, duedate, labels, remoteLinks } = ticket;
  return (
    <article className={panel.card} aria-label={`Ticket ${key}`}>
      <div className={panel.row}>
        <Button look="quiet" className={styles.back} onClick={() => go({ ticket: '' })}>
          <Icon name="back" size={14} /> Board
        </Button>
        <span className={panel.soft}>{key}</span>
      </div>
      <h2 className={styles.summary}>{summary}</h2>
      <div className={panel.row}>
        <span className={styles.status} data-status={status}>
          {status}
        </span>
        {duedate && <span className={panel.badge}>due {duedate}</span>}
        {shownLabels(labels).map((label) => (
          <span key={label} className={styles.missing}>
            {label}
          </span>
        ))}
      </div>
      <TicketActions ticket={ticket} />
      <Description of={ticket.description} />
      {remoteLinks.length > 0 && (
        <p className={panel.soft}>
          Linked:{' '}
          {remoteLinks.map(({ url, title }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer" className={styles.remote}>
              {title}
            </a>
          ))}
        </p>
      )}
      <Comments ticket={ticket} />
    </article>
  );
}
