import type { ReactNode } from 'react';
import styles from './app.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { ChatPane } from './chat/chat-pane.tsx';
import { GuideBar } from './guide/guide-bar.tsx';
import { useSandbox } from './live/outside.ts';
import { usePortrait } from './live/slack.ts';
import { ModalStack } from './modal/modal-stack.tsx';
import { OutsidePane } from './outside/outside-pane.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { usePlace } from './state/place.ts';
import { WorkspaceProvider } from './state/workspace.ts';
import { PopupRoom } from './ui/popup-room.tsx';

/** Who somebody is who has not chosen yet: the customer with whom the guide begins. */
const FIRST = 'U0CAKELOVER';

/** The whole bakery. */
export function App(): ReactNode {
  const sandbox = useSandbox();
  if (sandbox === undefined) return null;
  return sandbox.standIns.includes('slack') ? <WithWorkspace /> : <OutsideAlone />;
}

function WithWorkspace(): ReactNode {
  const { as, pane } = usePlace();
  const portrait = usePortrait();
  const humans = portrait?.people.filter(({ isBot, deleted }) => !isBot && !deleted) ?? [];
  const me = [as, FIRST, humans[0]?.id].map((id) => humans.find((person) => person.id === id)).find(Boolean);
  if (!portrait || !me) return null;
  return (
    <WorkspaceProvider value={{ portrait, me }}>
      <div className={styles.page} data-pane={pane}>
        <GuideBar />
        <div className={styles.sidebar}>
          <PopupRoom>
            <Sidebar />
          </PopupRoom>
        </div>
        <main className={styles.chat}>
          <PopupRoom>
            <ChatPane />
          </PopupRoom>
        </main>
        <div className={styles.outside}>
          <OutsidePane />
        </div>
        <BottomBar />
      </div>
      <ModalStack />
    </WorkspaceProvider>
  );
}

/** Where the workspace is a real one, only the world outside it is played here. */
function OutsideAlone(): ReactNode {
  return (
    <div className={styles.alone}>
      <main className={styles.note}>
        <h1>The workspace is your own Slack</h1>
        <p>Beside it is what the sandbox still plays for you.</p>
      </main>
      <OutsidePane />
    </div>
  );
}
