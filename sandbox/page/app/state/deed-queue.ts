/** Does things one after the other, and of several that wait under the same key only the last. */
export interface DeedQueue {
  /** @returns resolves when it was done, or a later one in its stead */
  add(key: string, deed: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

/** So what is typed fast arrives in order, and a form is sent only after all that was typed into it. */
export function createDeedQueue(): DeedQueue {
  const waiting = new Map<string, () => Promise<void>>();
  let running: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (;;) {
      const [next] = waiting;
      if (!next) break;
      const [key, deed] = next;
      waiting.delete(key);
      await deed();
    }
    running = undefined;
  }

  return {
    add: (key, deed) => {
      waiting.set(key, deed);
      running ??= work();
      return running;
    },
    idle: () => running ?? Promise.resolve(),
  };
}
