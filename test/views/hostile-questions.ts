import { randomUUID } from 'node:crypto';
import type { OfferedKind, Question } from '../../src/services/assistance/index.ts';
import { MOST_TOPICS } from '../../src/services/settings/index.ts';
import type { Message } from '../../src/views/blocks.ts';
import { questionMessage, questionSent } from '../../src/views/messages/question.ts';
import { topicsSaved } from '../../src/views/messages/settings.ts';
import { staffNote } from '../../src/views/messages/staff-note.ts';
import type { TopicsFormModel } from '../../src/views/modals/topics-form.ts';
import { many } from './hostile.ts';
import { now } from './hostile-kitchen.ts';

export const kinds: OfferedKind[] = [
  { name: 'slack', label: 'A channel in Slack', takes: 'channel', usual: 'the team channel' },
  { name: 'mail', label: 'E-mail', takes: 'address', usual: 'the bakery’s own address' },
  { name: 'pager', label: 'A pager', takes: 'text', usual: 'whoever is on call' },
];

/** A topic's name is one word of at most 30 characters, whatever is in it. */
export const topicNamed = (text: string, index: number) => `${text.replace(/\s/g, '').slice(0, 26)}-${index}`;

function hostileTopics(text: string) {
  return many(MOST_TOPICS, (index) => {
    const [kind, target] = index % 2 ? ['mail', 'x@example.com'] : ['slack', 'C0TEAM'];
    return { line: 900 + index, name: topicNamed(text, index), kind, target };
  });
}

/** Everything about questions that people read, with `text` wherever people can put some. */
export function hostileQuestions(text: string): Record<string, Message> {
  const description = text.slice(0, 2_000);
  const asked = { id: randomUUID(), topic: topicNamed(text, 1), description };
  const question: Question = { ...asked, asker: { name: text, slackUser: 'U0CAKELOVER', email: text }, test: false };
  const askedBy = { kind: 'person', id: 'U0CAKELOVER', name: text, via: 'Slack' } as const;
  const sent = { ...asked, askedBy, askedAt: now };
  const to = { kind: 'mail', target: text };
  return {
    question: questionMessage(question),
    'question by API': questionMessage({ ...question, asker: { name: text } }),
    'question by mail': questionMessage({ ...question, asker: { name: text, email: text } }),
    'test of a topic': questionMessage({ ...question, asker: { name: text }, test: true }),
    'question sent': questionSent({ ...sent, goesTo: to }, { sameContents: true }),
    'question sent somewhere': questionSent(sent, { sameContents: false }),
    'question to managers': staffNote({ kind: 'question', question }),
    'question moved': staffNote({ kind: 'question-moved', topic: text, went: to }),
    'topic closed': staffNote({ kind: 'topic-closed', topics: many(15, () => text), to, reason: text }),
    'topic test nowhere': staffNote({ kind: 'topic-test-nowhere', topic: text }),
    'topic test failed': staffNote({ kind: 'topic-test-failed', topic: text, to, reason: text }),
    'topics saved': topicsSaved(hostileTopics(text), kinds),
    'customer unreached': staffNote({
      kind: 'customer-unreached',
      order: 999_999_999,
      customer: { id: randomUUID(), name: text },
      news: 'cancelled',
      why: text,
      address: text,
      guessed: true,
    }),
  };
}

/** As many topics as there can be, and everything about them closed. */
export function hostileTopicsForm(text: string): TopicsFormModel {
  return {
    topics: hostileTopics(text),
    kinds,
    closed: many(30, () => ({ kind: 'mail', target: text, reason: text, at: now })),
    next: 999,
    shown: 999_999_999,
    test: { line: 900, text },
  };
}
