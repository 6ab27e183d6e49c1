import type { NoteAddress, StaffMessenger } from '../../services/notifications/index.ts';
import { staffNote } from '../../views/messages/staff-note.ts';
import type { Posts } from './posts.ts';

/** Tells the team, one person or a channel. */
export function createStaffMessenger({ posts }: { posts: Posts }): StaffMessenger {
  const channelOf = async (to: NoteAddress, signal: AbortSignal) =>
    'person' in to ? posts.directMessages(to.person, signal) : to.channel;

  return {
    async find(to, id, since, signal) {
      const found = await posts.find(await channelOf(to, signal), id, since, signal);
      return found && { channel: found.channel, ts: found.ts };
    },
    tell: async (to, id, note, signal) => posts.post(await channelOf(to, signal), staffNote(note), { id }, signal),
  };
}
