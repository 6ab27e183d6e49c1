import type { ReactNode } from 'react';
import { useSandbox } from '../live/outside.ts';
import { attempt } from '../notices/own-notices.ts';
import { FAULTS } from '../outside/faults.ts';
import { send } from '../state/refused.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './pane.module.css';

/** Why no answer comes, where somebody has broken the workspace itself: the app cannot say so then. */
export function SlackTrouble(): ReactNode {
  const fault = useSandbox()?.faults.find(({ service }) => service === 'slack');
  return (
    <div role="status">
      {fault && (
        <div className={styles.trouble}>
          <Icon name="warning" />
          <span className={styles.why}>
            Slack {FAULTS[fault.kind].label}: somebody switched that on. What you do reaches Ovenbird; its answers come
            late, or not at all.
          </span>
          <Button onClick={() => void attempt(() => send('DELETE', '/faults/slack'))}>Put Slack in order</Button>
        </div>
      )}
    </div>
  );
}
