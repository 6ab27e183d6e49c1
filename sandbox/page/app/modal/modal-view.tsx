import { Dialog } from '@base-ui/react/dialog';
import { type FormEvent, type ReactNode, type RefObject, useEffect } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider } from '../blocks/surface.ts';
import type { Json, View } from '../live/slack.ts';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { Notices } from '../notices/notices.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './modal.module.css';
import { useModal } from './use-modal.ts';

export interface ModalViewProps {
  view: View;
  /** How many views lie open, this one included. */
  depth: number;
  bodyRef: RefObject<HTMLDivElement | null>;
  /** @param all the views beneath, too */
  onClose(all: boolean): void;
}

/** The view on top: its title, its blocks, and the buttons that send or close it. */
export function ModalView({ view, depth, bodyRef, onClose }: ModalViewProps): ReactNode {
  const { surface, submit, busy } = useModal(view);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && view.submit) void submit();
  };
  // The first fault is brought before the eyes; it may stand far above the button.
  useEffect(() => {
    bodyRef.current?.querySelector('[data-invalid]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <header className={styles.header}>
        {depth > 1 ? (
          <Button look="quiet" aria-label="Back" onClick={() => onClose(false)}>
            <Icon name="back" />
          </Button>
        ) : (
          <Avatar name="Ovenbird" isApp size={28} />
        )}
        <Dialog.Title className={styles.title}>{wordsOf(view.title)}</Dialog.Title>
        <Button look="quiet" aria-label="Close" onClick={() => onClose(true)}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles.body} ref={bodyRef}>
        <SurfaceProvider value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceProvider>
      </div>
      <Notices />
      {(view.submit || view.close) && (
        <footer className={styles.footer}>
          <Button onClick={() => onClose(false)}>{view.close ? wordsOf(view.close) : 'Cancel'}</Button>
          {view.submit && (
            <Button type="submit" look="primary" busy={busy}>
              {wordsOf(view.submit)}
            </Button>
          )}
        </footer>
      )}
    </form>
  );
}

function wordsOf(text: Json | null | undefined): string {
  return withEmoji(String(text?.text ?? ''));
}
