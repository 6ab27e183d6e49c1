import type { ClientSession } from 'mongodb';
import type { TopicTarget } from '../settings/index.ts';
import type { Destination, Question } from './assistance-request.ts';

/** What assistance has to say to people. */
export type AssistanceNote =
  /** To the managers: a question that nobody else would read. */
  | { kind: 'question'; question: Question }
  /** To whoever asked: it went somewhere else than they were told. */
  | { kind: 'question-moved'; topic: string; went: Destination }
  /** To the manager who tried a channel. */
  | { kind: 'topic-test-failed'; topic: string; to: TopicTarget; reason: string }
  /** To the same: questions would come to the managers. */
  | { kind: 'topic-test-nowhere'; topic: string };

/** Sends a message to somebody or to every manager, as part of a transaction. The same key twice is one message. */
export interface AssistanceNotes {
  post(
    session: ClientSession,
    message: { to: { person: string } | 'managers'; note: AssistanceNote; key: string },
  ): Promise<void>;
}
