import type { ReactNode } from 'react';
import { Blocks } from '../../blocks/blocks.tsx';
import { type Surface, SurfaceProvider } from '../../blocks/surface.ts';
import { useSandbox } from '../../live/outside.ts';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import { Button } from '../../ui/button.tsx';
import { FaultSwitch } from '../fault-switch.tsx';
import styles from '../panel.module.css';
import bar from '../service-bar.module.css';
import { useQueue } from './use-queue.ts';

/** Shown, not acted upon: whoever wants to retry types the command. */
const onlyShown: Surface = {
  kind: 'message',
  valueOf: () => undefined,
  errorOf: () => undefined,
  frozen: true,
  act: async () => {},
  search: async () => [],
};

/** How the bakery's work stands, and every service's switch. */
export function QueuePanel(): ReactNode {
  const queue = useQueue();
  const { standIns = [], faults = [] } = useSandbox() ?? {};
  return (
    <>
      <section className={styles.card} aria-label="Faults">
        <h2 className={styles.heading}>Break something</h2>
        <p className={styles.soft}>
          Nothing gets lost: what a service does not take waits here, and is done as soon as it works again.
        </p>
        <div className={bar.switches}>
          {standIns.map((service) => (
            <FaultSwitch key={service} service={service} />
          ))}
        </div>
        <div className={styles.row}>
          <Button disabled={faults.length === 0} onClick={() => void attempt(() => send('DELETE', '/faults'))}>
            Put everything in order
          </Button>
        </div>
      </section>
      <section className={styles.card} aria-label="Queue">
        <h2 className={styles.heading}>The bakery’s queue</h2>
        <p className={styles.soft}>
          {standIns.includes('slack') ? 'What ' : 'In your Slack, ask: '}
          <code>/bakery status</code>
          {standIns.includes('slack') && ' says just now.'}
        </p>
        {queue && 'blocks' in queue && (
          <SurfaceProvider value={onlyShown}>
            <Blocks blocks={queue.blocks} />
          </SurfaceProvider>
        )}
        {queue && 'unknown' in queue && (
          <p>
            Unknown:{' '}
            {faults.some(({ service }) => service === 'slack')
              ? 'Ovenbird answers through Slack, which is broken just now.'
              : `${queue.unknown}.`}
          </p>
        )}
      </section>
    </>
  );
}
