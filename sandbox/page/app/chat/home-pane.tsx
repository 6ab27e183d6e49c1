import { type ReactNode, useEffect } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import { type Surface, SurfaceProvider } from '../blocks/surface.ts';
import { useHome } from '../live/slack.ts';
import { Notices } from '../notices/notices.tsx';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { AppTabs } from './app-tabs.tsx';
import styles from './pane.module.css';
import { PaneHeader } from './pane-header.tsx';

/** The app's Home, as the app has made it for this person. */
export function HomePane(): ReactNode {
  const { me, portrait } = useWorkspace();
  const view = useHome(me.id);
  useEffect(() => {
    void attempt(() => deedsOf(me.id).openHome());
  }, [me.id]);
  return (
    <section className={styles.pane} aria-label={`${portrait.app.name}’s Home`}>
      <PaneHeader mark={<Avatar name={portrait.app.name} isApp size={26} />} title={portrait.app.name}>
        <AppTabs chosen="home" />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard, too */}
      <section className={styles.scroll} tabIndex={0} aria-label="Home">
        <div className={styles.home}>
          {view ? (
            <SurfaceProvider value={surfaceOf(me.id, view)}>
              <Blocks blocks={view.blocks} />
            </SurfaceProvider>
          ) : (
            <p className={styles.empty}>
              <Spinner /> {portrait.app.name} prepares your Home.
            </p>
          )}
        </div>
      </section>
      <Notices />
    </section>
  );
}

function surfaceOf(person: string, { id, state }: NonNullable<ReturnType<typeof useHome>>): Surface {
  const deeds = deedsOf(person);
  return {
    kind: 'home',
    valueOf: (blockId, actionId) => state.values[blockId]?.[actionId],
    errorOf: () => undefined,
    frozen: false,
    act: (element, deed = {}) => attempt(() => deeds.act({ view: id, ...element }, deed)),
    search: (element, text) => deeds.search({ view: id, ...element }, text).catch(() => []),
  };
}
