import { Fragment, type ReactNode } from 'react';
import { APP_USER, seededGithub } from '../../../../github/state.ts';
import { type GithubMember, useCollaborators, useInvitations } from '../../live/outside.ts';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import styles from '../panel.module.css';
import { ServiceBar } from '../service-bar.tsx';

/** Whom one can onboard: GitHub knows nobody else. */
const ACCOUNTS = seededGithub().users.filter(({ id }) => id !== APP_USER.id);

/** Who may write to the bakery's repository, and who was asked to. */
export function GithubPanel(): ReactNode {
  const invitations = useInvitations() ?? [];
  const collaborators = useCollaborators() ?? [];
  return (
    <>
      <ServiceBar service="github" />
      <p className={styles.soft}>
        {'Accounts there are: '}
        {ACCOUNTS.map(({ login }, index) => (
          <Fragment key={login}>
            {index > 0 && ', '}
            <code>{login}</code>
          </Fragment>
        ))}
      </p>
      <section className={styles.card} aria-label="Invitations">
        <h2 className={styles.heading}>Invitations</h2>
        {invitations.length === 0 && (
          <p className={styles.soft}>
            Nobody is invited just now. A new developer is, as soon as a manager has confirmed their login.
          </p>
        )}
        <ul className={styles.list}>
          {invitations.map((member) => (
            <Row key={member.id} member={member}>
              <Button look="primary" onClick={() => void answer(member, 'accept')}>
                Accept
              </Button>
              <Button onClick={() => void answer(member, 'decline')}>Decline</Button>
            </Row>
          ))}
        </ul>
      </section>
      <section className={styles.card} aria-label="Collaborators">
        <h2 className={styles.heading}>Collaborators</h2>
        {collaborators.length === 0 && <p className={styles.soft}>Nobody has access yet.</p>}
        <ul className={styles.list}>
          {collaborators.map((member) => (
            <Row key={member.id} member={member} />
          ))}
        </ul>
      </section>
    </>
  );
}

function answer({ login }: GithubMember, deed: 'accept' | 'decline'): Promise<void> {
  return attempt(() => send('POST', `/github/invitations/${encodeURIComponent(login)}/${deed}`));
}

function Row({ member: { login, role }, children }: { member: GithubMember; children?: ReactNode }): ReactNode {
  return (
    <li className={`${styles.row} ${styles.spread}`}>
      <span className={styles.who}>
        <Avatar name={login} size={28} />
        {login}
        <span className={styles.badge}>{role}</span>
      </span>
      <span className={styles.row}>{children}</span>
    </li>
  );
}
