import type { ClientSession } from 'mongodb';
import type { HeldUp, Losses } from '../../platform/outbox/index.ts';

/** What goes wrong with the work itself, all of it that is new. */
export interface WorkNote {
  kind: 'work-trouble';
  /** What nothing but a person's retry will move again. */
  dead: Losses;
  /** What is suspected of killing its worker. */
  suspects: Losses;
  heldUp: HeldUp[];
  /** What was held up, and flows again. */
  flowing: HeldUp[];
}

/** Sends a message to a channel or to every manager, as part of a transaction. */
export interface WorkNotes {
  post(
    session: ClientSession,
    message: { to: { channel: string } | 'managers'; note: WorkNote; key: string },
  ): Promise<void>;
}
