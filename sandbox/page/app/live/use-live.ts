import { useCallback, useSyncExternalStore } from 'react';
import type { News } from './changes.ts';
import { resourceAt } from './resource.ts';

/**
 * What the control API says at a path, anew whenever there is news that concerns it.
 *
 * @returns undefined before the first answer
 */
export function useLive<T>(path: string, concerns: (news: News) => boolean): T | undefined {
  const resource = resourceAt<T>(path, concerns);
  const subscribe = useCallback((listener: () => void) => resource.subscribe(listener), [resource]);
  return useSyncExternalStore(subscribe, resource.current);
}
