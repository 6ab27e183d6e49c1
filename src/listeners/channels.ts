import { invalidField } from '../platform/errors.ts';
import type { ListenerDependencies } from './dependencies.ts';
import type { TopicsFormValues } from './forms/topics-form.ts';

const PATIENCE_MS = 8_000;

const REFUSED = {
  invite_first: 'I am not in this channel and cannot join it by myself: please invite me first (/invite @Ovenbird).',
  gone: 'This channel is archived or gone: please choose another.',
} as const;

/** Joins a channel that a manager chose. @throws DomainError `channel_closed`, naming the field it was chosen in */
export function createJoin({ channels }: Pick<ListenerDependencies, 'channels'>) {
  return async (channel: string, field: string): Promise<void> => {
    const joining = await channels.join(channel, AbortSignal.timeout(PATIENCE_MS));
    if (joining !== 'joined') throw invalidField('channel_closed', field, REFUSED[joining]);
  };
}

/** Joins a topic's channel, where it has one. Throws as {@link createJoin} does. */
export function createJoinTopic({ channels, assistance }: Pick<ListenerDependencies, 'channels' | 'assistance'>) {
  const join = createJoin({ channels });
  return async ({ kind, target }: TopicsFormValues['topics'][number], field: string): Promise<void> => {
    const isChannel = assistance.kinds.some(({ name, takes }) => name === kind && takes === 'channel');
    if (isChannel && target) await join(target, field);
  };
}
