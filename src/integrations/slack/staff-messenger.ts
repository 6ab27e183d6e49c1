import { fromLaterRelease, PermanentFailure } from '../../platform/failures.ts';
import { CHANNEL_CLOSED, type NoteAddress, type StaffMessenger } from '../../services/notifications/index.ts';
import type { Message } from '../../views/blocks.ts';
import { staffNote } from '../../views/messages/staff-note.ts';
import { CLOSED_TO_US } from './direct-messages.ts';
import type { Posts } from './posts.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

/** Tells the team, one person or a channel. */
export function createStaffMessenger({ posts }: { posts: Posts }): StaffMessenger {
  async function inChannel<T>(to: NoteAddress, signal: AbortSignal, work: (channel: string) => Promise<T>): Promise<T> {
    if ('channel' in to) return work(to.channel);
    return posts.inDirectMessages(to.person, signal, work).catch((error) => {
      throw closedToUs(error) ?? error;
    });
  }

  return {
    async find(to, id, since, signal) {
      const found = await inChannel(to, signal, (channel) => posts.find(channel, id, since, signal));
      return found && { channel: found.channel, ts: found.ts };
    },
    async tell(to, id, note, signal) {
      const message: Message | undefined = staffNote(note);
      if (!message) throw fromLaterRelease(`a note of the kind “${note.kind}”`);
      try {
        return await inChannel(to, signal, (channel) => posts.post(channel, message, { id }, signal));
      } catch (error) {
        if ('person' in to || !isRefusedAs(error, CHANNEL_IS_CLOSED)) throw error;
        throw new PermanentFailure(CHANNEL_CLOSED, `the channel cannot be written to: ${error.code}`, { cause: error });
      }
    },
  };
}

/** The team has no other way than Slack: what somebody can mend is no reason to give its notes up. */
function closedToUs(error: unknown): unknown {
  return error instanceof PermanentFailure && isRefusedAs(error.cause, CLOSED_TO_US) ? error.cause : undefined;
}
