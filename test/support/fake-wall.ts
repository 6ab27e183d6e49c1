import { PermanentFailure, TransientFailure } from '../../src/platform/failures.ts';
import { CHANNEL_CLOSED, type KitchenWall, type SheetPage } from '../../src/services/orders/index.ts';
import { sheetPages } from '../../src/views/messages/bake-sheet.ts';

type Failure = 'lost' | 'down' | 'closed';

/** A wall that keeps what is hung on it, and fails as it is told: with the next pages, in that order. */
export function createFakeWall() {
  const hung: { channel: string; id: string; page: SheetPage }[] = [];
  const failures: (Failure | undefined)[] = [];
  const placeOf = (index: number) => ({ channel: hung[index]?.channel ?? '', ts: String(index + 1) });

  const wall: KitchenWall = {
    pages: sheetPages,
    async find(channel, id) {
      const index = hung.findIndex((each) => each.channel === channel && each.id === id);
      return index < 0 ? null : placeOf(index);
    },
    async hang(channel, id, page) {
      const failure = failures.shift();
      if (failure === 'closed') throw new PermanentFailure(CHANNEL_CLOSED, 'the channel is archived');
      if (failure === 'down') throw new TransientFailure('unreachable', 'connection refused');
      hung.push({ channel, id, page });
      if (failure === 'lost') throw new TransientFailure('unreachable', 'connection reset', { inDoubt: true });
      return placeOf(hung.length - 1);
    },
  };
  return { wall, hung, failures };
}
