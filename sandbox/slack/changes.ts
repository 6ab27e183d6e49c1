/** Something in the workspace changed; the page reads it anew. */
export interface Change {
  kind: 'message' | 'ephemeral' | 'modal' | 'home' | 'person' | 'channel' | 'notice';
  /** Whom it concerns, where it is one person. */
  user?: string;
  channel?: string;
}

export interface Changes {
  publish(change: Change): void;
  /** @returns the way to stop listening */
  subscribe(listener: (change: Change) => void): () => void;
}

/** Tells everyone who listens of every change. */
export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish: (change) => {
      for (const listener of listeners) listener(change);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
