import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { type StandInName, useInvitations, useMails, useSandbox, useTickets } from '../live/outside.ts';
import { go, OUTSIDE_TABS, type OutsideTab, usePlace } from '../state/place.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { PopupRoom } from '../ui/popup-room.tsx';
import { AuctionPanel } from './auction/auction-panel.tsx';
import { DrivePanel } from './drive/drive-panel.tsx';
import { GithubPanel } from './github/github-panel.tsx';
import { JiraPanel } from './jira/jira-panel.tsx';
import { MailPanel } from './mail/mail-panel.tsx';
import styles from './outside.module.css';
import { QueuePanel } from './queue/queue-panel.tsx';

interface Tab {
  label: string;
  icon: IconName;
  Panel(): ReactNode;
}

const TABS: Readonly<Record<OutsideTab, Tab>> = {
  jira: { label: 'Jira', icon: 'ticket', Panel: JiraPanel },
  github: { label: 'GitHub', icon: 'people', Panel: GithubPanel },
  mail: { label: 'Mail', icon: 'mail', Panel: MailPanel },
  drive: { label: 'Drive', icon: 'document', Panel: DrivePanel },
  auction: { label: 'Auction', icon: 'bolt', Panel: AuctionPanel },
  queue: { label: 'Queue', icon: 'queue', Panel: QueuePanel },
};

/** The world outside the workspace: suppliers, the team's repository, mail, and how the bakery gets on with all of it. */
export function OutsidePane(): ReactNode {
  const { beside } = usePlace();
  const standIns = useSandbox()?.standIns ?? [];
  const shown = OUTSIDE_TABS.filter((tab) => tab === 'queue' || playedIn(tab).some((name) => standIns.includes(name)));
  return (
    <aside className={styles.outside} aria-label="The world outside">
      <PopupRoom>
        <Tabs.Root className={styles.root} value={beside} onValueChange={(tab: OutsideTab) => go({ beside: tab })}>
          <Tabs.List className={styles.tabs} aria-label="Services">
            {shown.map((tab) => (
              <Tabs.Tab key={tab} value={tab} className={styles.tab}>
                <Icon name={TABS[tab].icon} size={15} />
                {TABS[tab].label}
                <Count of={tab} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {shown.map((tab) => {
            const { Panel } = TABS[tab];
            return (
              <Tabs.Panel key={tab} value={tab} className={styles.panel}>
                <Panel />
              </Tabs.Panel>
            );
          })}
        </Tabs.Root>
      </PopupRoom>
    </aside>
  );
}

/** The services that a tab shows. */
function playedIn(tab: Exclude<OutsideTab, 'queue'>): StandInName[] {
  return tab === 'auction' ? ['auction', 's3'] : [tab];
}

/** How many things wait in a tab, or lie in it. */
function Count({ of }: { of: OutsideTab }): ReactNode {
  const open = useTickets()?.filter(({ status }) => status !== 'Done').length;
  const invited = useInvitations()?.length;
  const mails = useMails()?.length;
  const faults = useSandbox()?.faults.length;
  const count = { jira: open, github: invited, mail: mails, drive: 0, auction: 0, queue: faults }[of] ?? 0;
  return count > 0 ? <span className={styles.count}>{count}</span> : null;
}
