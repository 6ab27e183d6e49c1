import type { ListenerDependencies } from '../dependencies.ts';

/** A channel is gone or closed to us: if it is the kitchen's, the settings say so until a manager chooses another. */
export function noteClosedChannel({ settings }: Pick<ListenerDependencies, 'settings'>) {
  return async ({ event }: { event: { type: string; channel: string } }): Promise<void> =>
    settings.markKitchenChannelBroken(event.channel, event.type);
}
