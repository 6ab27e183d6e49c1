import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { useViews } from '../live/slack.ts';
import { attempt } from '../notices/own-notices.ts';
import { deedsOf } from '../state/deeds.ts';
import { useWorkspace } from '../state/workspace.ts';
import dialog from '../ui/dialog.module.css';
import { PopupRoom } from '../ui/popup-room.tsx';
import styles from './modal.module.css';
import { ModalView } from './modal-view.tsx';

/** The modals that the person has open: the top one shows, the others lie beneath, as they were filled in. */
export function ModalStack(): ReactNode {
  const { me } = useWorkspace();
  const views = useViews(me.id) ?? [];
  const body = useRef<HTMLDivElement>(null);
  const top = views.at(-1);
  const close = (all: boolean) => attempt(() => deedsOf(me.id).close(all));
  const firstField = () => body.current?.querySelector<HTMLElement>('input, textarea, button') ?? true;
  return (
    <Dialog.Root
      open={top !== undefined}
      onOpenChange={(open) => open || void close(views.length === 1)}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.modal}`} initialFocus={firstField}>
          <PopupRoom>
            {top && (
              <ModalView
                key={top.id}
                view={top}
                depth={views.length}
                bodyRef={body}
                onClose={(all) => void close(all)}
              />
            )}
          </PopupRoom>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
