import type { BakeSheet, SheetPage } from './bake-sheet.ts';

/** The code of the failure that means: the channel is gone or closed to us. */
export const CHANNEL_CLOSED = 'channel_closed';

/** A page that hangs there. */
export interface HungPage {
  channel: string;
  /** The message's id within its channel. */
  ts: string;
}

/** Where the kitchen reads its bake sheet. */
export interface KitchenWall {
  /** The sheet in pages that can be hung; none where there is nothing to bake. */
  pages(sheet: BakeSheet): SheetPage[];
  /** The page that carries this id, if it was hung; `since` is when hanging it began. */
  find(channel: string, id: string, since: Date, signal: AbortSignal): Promise<HungPage | null>;
  /**
   * Hangs a page, and with it the id to find it by.
   *
   * @throws PermanentFailure `channel_closed`
   */
  hang(channel: string, id: string, page: SheetPage, signal: AbortSignal): Promise<HungPage>;
}
