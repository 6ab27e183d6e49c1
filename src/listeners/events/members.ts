import type { ListenerDependencies } from '../dependencies.ts';

/** Keeps the directory up to date with somebody who came, or changed. Written twice, it is the same. */
export function keepMember({ directory, memberOf }: Pick<ListenerDependencies, 'directory' | 'memberOf'>) {
  return async ({ event }: { event: { user: unknown } }): Promise<void> => directory.keep(memberOf(event.user));
}
