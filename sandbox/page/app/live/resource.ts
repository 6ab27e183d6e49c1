import { type News, onNews } from './changes.ts';

/** Something that the sandbox knows, kept up to date for as long as somebody looks. */
export interface Resource<T> {
  /** The last answer; undefined before the first. */
  current(): T | undefined;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
}

const resources = new Map<string, Resource<unknown>>();

/** The resource at a path of the control API; everybody who asks for the same path shares one. */
export function resourceAt<T>(path: string, concerns: (news: News) => boolean): Resource<T> {
  const known = resources.get(path) ?? createResource<T>(path, concerns);
  resources.set(path, known);
  return known as Resource<T>;
}

function createResource<T>(path: string, concerns: (news: News) => boolean): Resource<T> {
  const listeners = new Set<() => void>();
  let text: string | undefined;
  let value: T | undefined;
  let reading: Promise<void> | undefined;
  let again = false;
  let stop = () => {};

  async function read(): Promise<void> {
    const response = await fetch(path).catch(() => undefined);
    const answer = response?.ok ? await response.text() : undefined;
    if (answer === undefined || answer === text) return;
    text = answer;
    value = JSON.parse(answer);
    for (const listener of listeners) listener();
  }

  /** One request at a time; whoever asks meanwhile gets an answer that is newer than their question. */
  function refresh(): Promise<void> {
    again = reading !== undefined;
    reading ??= (async () => {
      do {
        again = false;
        await read();
      } while (again);
      reading = undefined;
    })();
    return reading;
  }

  return {
    current: () => value,
    refresh,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        stop = onNews((news) => {
          if (news.service === 'missed' || concerns(news)) void refresh();
        });
        void refresh();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
