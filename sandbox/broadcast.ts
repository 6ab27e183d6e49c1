/** One who tells, many who listen. */
export interface Broadcast<News> {
  publish(news: News): void;
  /** @returns the way to stop listening */
  subscribe(listener: (news: News) => void): () => void;
}

/** Tells everyone who listens at that moment. */
export function createBroadcast<News>(): Broadcast<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    publish: (news) => {
      for (const listener of listeners) listener(news);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
