import type { ReactNode } from 'react';
import { useSandbox } from '../live/outside.ts';
import { useChannels } from '../live/slack.ts';
import { usePlace } from '../state/place.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { PeopleSwitcher } from './people-switcher.tsx';
import styles from './sidebar.module.css';
import { SidebarLink } from './sidebar-link.tsx';

/** Programs order there what people order here. */
function ApiLink(): ReactNode {
  const { appUrl } = useSandbox() ?? {};
  if (!appUrl) return null;
  return (
    <li>
      <a
        className={styles.link}
        href={`${appUrl}/docs`}
        target="_blank"
        rel="noreferrer"
        title="Log in as manager@example.com, password test"
      >
        <Icon name="code" size={15} />
        <span className={styles.name}>REST API</span>
        <Icon name="away" size={13} />
      </a>
    </li>
  );
}

/** Who one is, and everywhere that one can go. */
export function Sidebar(): ReactNode {
  const { me, portrait } = useWorkspace();
  const place = usePlace();
  const channels = useChannels(me.id) ?? [];
  const dm = channels.find(({ kind }) => kind === 'im');
  const inDm = place.in === 'dm' || (dm !== undefined && place.in === dm.id);
  return (
    <nav className={styles.sidebar} aria-label="Workspace">
      <div className={styles.team}>
        <Avatar name={portrait.app.name} isApp size={30} />
        <span className={styles.teamName}>{portrait.team.name}</span>
      </div>
      <PeopleSwitcher />
      <div className={styles.links}>
        <h2 className={styles.heading}>Channels</h2>
        <ul>
          {channels
            .filter(({ kind, archived }) => kind !== 'im' && !archived)
            .map(({ id, name, kind, unread, members }) => (
              <SidebarLink
                key={id}
                to={id}
                chosen={place.in === id}
                unread={unread}
                faint={!members.includes(me.id)}
                mark={<Icon name={kind === 'private' ? 'lock' : 'hash'} size={15} />}
              >
                {name}
              </SidebarLink>
            ))}
        </ul>
        <h2 className={styles.heading}>Apps</h2>
        <ul>
          {portrait.homeTab && (
            <SidebarLink to="home" chosen={place.in === 'home'} mark={<Icon name="home" size={15} />}>
              {portrait.app.name} Home
            </SidebarLink>
          )}
          <SidebarLink
            to="dm"
            chosen={inDm}
            unread={dm?.unread}
            mark={<Avatar name={portrait.app.name} isApp size={18} />}
          >
            {portrait.app.name}
          </SidebarLink>
          <ApiLink />
        </ul>
      </div>
    </nav>
  );
}
