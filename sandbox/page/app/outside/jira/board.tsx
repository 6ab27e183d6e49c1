import type { ReactNode } from 'react';
import type { Ticket } from '../../live/outside.ts';
import { go } from '../../state/place.ts';
import panel from '../panel.module.css';
import styles from './jira.module.css';
import { shownLabels } from './labels.ts';

const COLUMNS = ['To Do', 'In Progress', 'Done'] as const;

/** The tickets by status, the newest first. */
export function Board({ tickets }: { tickets: readonly Ticket[] }): ReactNode {
  if (tickets.length === 0) {
    return (
      <p className={panel.soft}>
        No tickets yet. Each order that needs ingredients has one here, moments after it was placed.
      </p>
    );
  }
  return (
    <div className={styles.board}>
      {COLUMNS.map((status) => {
        const inColumn = tickets.filter((ticket) => ticket.status === status).toReversed();
        return (
          <section key={status} className={styles.column} aria-label={status}>
            <h2 className={styles.columnName}>
              {status} <span className={panel.badge}>{inColumn.length}</span>
            </h2>
            {inColumn.map((ticket) => (
              <TicketLink key={ticket.key} ticket={ticket} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function TicketLink({ ticket: { key, summary, duedate, labels } }: { ticket: Ticket }): ReactNode {
  return (
    <button type="button" className={styles.link} onClick={() => go({ ticket: key })}>
      <strong>{summary}</strong>
      <span className={panel.soft}>
        {key}
        {duedate && ` · due ${duedate}`}
      </span>
      {shownLabels(labels).map((label) => (
        <span key={label} className={styles.missing}>
          {label}
        </span>
      ))}
    </button>
  );
}
