import { PermanentFailure } from '../../platform/failures.ts';
import { CHANNEL_CLOSED, type KitchenWall } from '../../services/orders/index.ts';
import { sheetMessage, sheetPages } from '../../views/messages/bake-sheet.ts';
import type { Posts } from './posts.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

interface Dependencies {
  posts: Posts;
  /** Called when the channel turns out to be gone or closed to us: marks the setting, and tells the managers once. */
  onBoardBroken(channel: string, reason: string): Promise<void>;
}

/** The bake sheet in the kitchen channel, a table a message. */
export function createKitchenWall({ posts, onBoardBroken }: Dependencies): KitchenWall {
  return {
    pages: sheetPages,

    async find(channel, id, since, signal) {
      const found = await posts.find(channel, id, since, signal);
      return found && { channel: found.channel, ts: found.ts };
    },

    async hang(channel, id, page, signal) {
      try {
        return await posts.post(channel, sheetMessage(page), { id }, signal);
      } catch (error) {
        if (!isRefusedAs(error, CHANNEL_IS_CLOSED)) throw error;
        await onBoardBroken(channel, error.code);
        throw new PermanentFailure(CHANNEL_CLOSED, `the channel cannot be written to: ${error.code}`, { cause: error });
      }
    },
  };
}
