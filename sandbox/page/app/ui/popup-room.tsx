import { createContext, type ReactNode, useContext, useState } from 'react';
import styles from './popup-room.module.css';

const Context = createContext<HTMLElement | null>(null);

/** Where menus and lists pop up: inside the landmark or dialog they belong to, so that readers of the page find them there. */
export function PopupRoom({ children }: { children: ReactNode }): ReactNode {
  const [room, setRoom] = useState<HTMLElement | null>(null);
  return (
    <Context value={room}>
      {children}
      <div ref={setRoom} className={styles.room} />
    </Context>
  );
}

/** For a `Portal`'s container. */
export function usePopupRoom(): HTMLElement | undefined {
  return useContext(Context) ?? undefined;
}
