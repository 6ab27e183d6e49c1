import { type Broadcast, createBroadcast } from '../broadcast.ts';

/** Something in the workspace changed; the page reads it anew. */
export interface Change {
  kind: 'message' | 'ephemeral' | 'modal' | 'home' | 'person' | 'channel' | 'notice' | 'read' | 'workflow';
  /** Whom it concerns, where it is one person. */
  user?: string;
  channel?: string;
}

export type Changes = Broadcast<Change>;

/** Tells everyone who listens of every change. */
export function createChanges(): Changes {
  return createBroadcast<Change>();
}
