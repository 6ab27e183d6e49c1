import { filePersistence } from 'emulate';
import type { SlackState } from './state/types.ts';

/** Raised when the state takes another form that an old file does not have. */
const VERSION = 1;
const WRITE_EVERY_MS = 250;

/**
 * Keeps the state in a file, written at most four times a second and at the end. `emulate`'s own persistence serialises the
 * whole state and syncs it to disk within every request: with 5,000 messages that took 290 ms where 5 ms do without.
 */
export function keepIn(path: string | undefined) {
  const file = path === undefined ? undefined : filePersistence(path);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let current: (() => SlackState) | undefined;

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const state = current?.();
    if (file && state) {
      const text = JSON.stringify({ version: VERSION, state });
      writing = writing.then(() => file.save(text));
    }
    return writing;
  }

  return {
    /** The state of the last start, if there was one. @throws for a file of another version */
    load: async (): Promise<SlackState | undefined> => {
      const text = await file?.load();
      if (!text) return undefined;
      const { version, state } = JSON.parse(text) as { version: number; state: SlackState };
      if (version !== VERSION)
        throw new Error(`${path} is of version ${version}, not ${VERSION}. Delete it to start afresh.`);
      return state;
    },
    /** Notes that the state has changed. */
    changed: (state: () => SlackState) => {
      current = state;
      if (file) timer ??= setTimeout(() => write().catch(console.error), WRITE_EVERY_MS);
    },
    /** Writes what is not written yet. */
    flush: write,
  };
}
