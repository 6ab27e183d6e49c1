import { invalidField } from '../platform/errors.ts';
import type { ChannelUse } from '../services/settings/index.ts';
import type { ListenerDependencies } from './dependencies.ts';

const PATIENCE_MS = 8_000;

const REFUSED = {
  invite_first: 'I am not in this channel and cannot join it by myself: please invite me first (/invite @Ovenbird).',
  gone: 'This channel is archived or gone: please choose another.',
} as const;

/** Joins a channel that a manager chose. @throws DomainError `channel_closed`, naming what it was chosen for */
export function createJoin({ channels }: Pick<ListenerDependencies, 'channels'>) {
  return async (channel: string, use: ChannelUse): Promise<void> => {
    const joining = await channels.join(channel, AbortSignal.timeout(PATIENCE_MS));
    if (joining !== 'joined') throw invalidField('channel_closed', use, REFUSED[joining]);
  };
}
