import type { StaffNote } from './staff-note.ts';

/** Whom a note goes to: a person, or everybody in a channel. Both by their id in the workspace. */
export type NoteAddress = { person: string } | { channel: string };

/** A message that is there. */
export interface Posted {
  channel: string;
  /** The message's id within its channel. */
  ts: string;
}

/** The code of the failure that means: the channel is gone or closed to us. */
export const CHANNEL_CLOSED = 'channel_closed';

/** Tells the team something, in the workspace. */
export interface StaffMessenger {
  /** The message that carries this id, if it was posted; `since` is when posting it began. */
  find(to: NoteAddress, id: string, since: Date, signal: AbortSignal): Promise<Posted | null>;
  /**
   * Posts the note, and with it the id to find it by.
   *
   * @throws PermanentFailure `nobody_there` when there is no such person; `channel_closed`
   */
  tell(to: NoteAddress, id: string, note: StaffNote, signal: AbortSignal): Promise<Posted>;
}
