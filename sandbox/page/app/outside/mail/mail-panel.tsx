import type { ReactNode } from 'react';
import { type MailMessage, useMails } from '../../live/outside.ts';
import panel from '../panel.module.css';
import { ServiceBar } from '../service-bar.tsx';
import styles from '../text.module.css';

/** Every mail that the bakery sent, the newest first. */
export function MailPanel(): ReactNode {
  const mails = useMails() ?? [];
  return (
    <>
      <ServiceBar service="mail" />
      {mails.length === 0 && (
        <p className={panel.soft}>
          No mail yet. Customers who are not on Slack hear by mail: try{' '}
          <code>/order 1 carrot_cake for 2 to Ms. Delicious</code> as Ben Baker.
        </p>
      )}
      <ol className={panel.list}>
        {mails.toReversed().map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ol>
    </>
  );
}

function Mail({ mail: { subject, from, to, text, receivedAt } }: { mail: MailMessage }): ReactNode {
  const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(receivedAt),
  );
  return (
    <li>
      <article className={panel.card}>
        <h2 className={panel.heading}>{subject}</h2>
        <p className={panel.soft}>
          From {from.address} to {to.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')}
          {' · '}
          <time dateTime={receivedAt}>{time}</time>
        </p>
        <div className={styles.text}>{text.trim()}</div>
      </article>
    </li>
  );
}
