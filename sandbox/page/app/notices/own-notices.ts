import { useSyncExternalStore } from 'react';
import { Refused } from '../state/refused.ts';

/** Something that the page itself has to say: what was asked of it is impossible. */
export interface OwnNotice {
  id: number;
  text: string;
}

let notices: readonly OwnNotice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly OwnNotice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

export function sayOwn(text: string): void {
  lastId += 1;
  become([...notices, { id: lastId, text }]);
}

export function dismissOwn(id: number): void {
  become(notices.filter((notice) => notice.id !== id));
}

/** Does something, and says so where it cannot be done. */
export async function attempt(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    sayOwn(error.message);
  }
}

export function useOwnNotices(): readonly OwnNotice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
