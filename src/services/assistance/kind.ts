import type { BakerySettings, TopicKind } from '../settings/index.ts';
import type { Question } from './assistance-request.ts';

/** The code of the failure that means: this target is gone, closed to us, or takes nothing from us. */
export const TARGET_CLOSED = 'target_closed';

/** What the outside knows a delivered question by. */
export type Delivered = Readonly<Record<string, string>>;

/** Brings questions to one kind of place. */
export interface AssistanceChannel {
  /** What was delivered of the question with this id, where that can be asked; `since` is when delivering it began. */
  find(target: string, id: string, since: Date, signal: AbortSignal): Promise<Delivered | null>;
  /**
   * Delivers a question, and with it the id to find it by.
   *
   * @throws PermanentFailure `target_closed`
   */
  deliver(target: string, question: Question, signal: AbortSignal): Promise<Delivered>;
}

/** A kind of place that questions can go to. Each is one file, in the integration that it goes through. */
export interface AssistanceKind extends TopicKind {
  /** The integration, by its name in the table of reactions. */
  through: string;
  /** What people call it: `E-mail`. */
  label: string;
  /** What a target is, for the field in which it is chosen. */
  takes: 'channel' | 'address' | 'text';
  /** What its usual place is called: `the team channel`. */
  usual: string;
  /** Where questions go whose topic names no target. */
  usualTarget(settings: BakerySettings): string | undefined;
  /** Absent where the integration is not configured. */
  channel?: AssistanceChannel;
}

/** What people see of a kind. */
export type OfferedKind = Pick<AssistanceKind, 'name' | 'label' | 'takes' | 'usual'>;
