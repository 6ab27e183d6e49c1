import type { Actor } from '../../platform/actor.ts';
import type { TopicTarget } from '../settings/index.ts';

/** Where a request goes; nobody else left, the managers read it. */
export type Destination = TopicTarget | 'managers';

/** Somebody asks the bakery for something. */
export interface AssistanceRequest {
  /** A UUID: it is found by it in the outside world. */
  id: string;
  topic: string;
  description: string;
  askedBy: Actor;
  /** Whoever asks, where they are in the workspace. */
  slackUser?: string;
  askedAt: Date;
  /** Where it goes, or went; absent while this process cannot know. */
  goesTo?: Destination;
}

/** Whoever asked, with what they can be answered by. */
export interface Asker extends Pick<AssistanceRequest, 'slackUser'> {
  name: string;
  email?: string;
}

/** A request as its channel shows it. */
export interface Question extends Pick<AssistanceRequest, 'id' | 'topic' | 'description'> {
  asker: Asker;
  /** A manager only tries the channel. */
  test: boolean;
}

export const LONGEST_DESCRIPTION = 2_000;

export function isSamePlace(a: Destination | undefined, b: Destination | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.kind === b.kind && a.target === b.target;
}
