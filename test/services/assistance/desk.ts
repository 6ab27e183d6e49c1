import { PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import { createOnce } from '../../../src/platform/once.ts';
import type { AssistanceNote } from '../../../src/services/assistance/index.ts';
import {
  type AssistanceKind,
  createAssistance,
  type Question,
  TARGET_CLOSED,
} from '../../../src/services/assistance/index.ts';
import { createSettings, type SettingsNote } from '../../../src/services/settings/index.ts';
import { type Books, run } from '../../support/books.ts';
import { toldNotes } from '../../support/told.ts';

/** A kind of place that keeps what it is brought, and can be told to fail. */
export function fakeKind(name: string, over: Partial<AssistanceKind> = {}) {
  const brought: { target: string; question: Question }[] = [];
  const closed = new Set<string>();
  let losesNextAnswer = false;
  const kind: AssistanceKind = {
    ...{ name, through: name, label: name, takes: 'text', usual: `the usual ${name}` },
    refusal: 'This is no place.',
    read: (written) => /^\S+$/.exec(written)?.[0],
    usualTarget: () => `usual-${name}`,
    channel: {
      find: async (target, id) =>
        brought.some((each) => each.target === target && each.question.id === id) ? { id } : null,
      async deliver(target, question) {
        if (closed.has(target)) throw new PermanentFailure(TARGET_CLOSED, 'is_archived');
        brought.push({ target, question });
        const lost = losesNextAnswer;
        losesNextAnswer = false;
        if (lost) throw new TransientFailure('unreachable', 'reset', { inDoubt: true });
        return { id: question.id };
      },
    },
    ...over,
  };
  return {
    kind,
    brought,
    closed,
    loseNextAnswer: () => {
      losesNextAnswer = true;
    },
  };
}

/** Assistance in one process, on books that others may share. */
export function openDesk(books: Books, kinds: readonly AssistanceKind[], clock = books.clock) {
  const told = toldNotes<{ to: unknown; note: AssistanceNote | SettingsNote; key?: string }>(books.db);
  const settings = createSettings({ ...books, clock, notes: told, topicKinds: kinds });
  const assistance = createAssistance({
    ...{ ...books, clock, settings, notes: told, kinds },
    once: createOnce(books),
    directory: { known: async (id) => (id === 'U0BENBAKER' ? { email: 'ben@example.com' } : null) },
  });

  return {
    ...assistance,
    settings,
    told,
    /** Runs every reaction to every event so far, as often as it is called. */
    async work(): Promise<void> {
      const asked = [
        ...(await books.recorded('assistance.requested')),
        ...(await books.recorded('assistance.test_due')),
      ];
      for (const { subject } of asked) await assistance.route(subject.id);
      for (let seen = 0; ; ) {
        const due = await books.recorded('assistance.directed');
        if (due.length === seen) return;
        for (const { subject } of due.slice(seen)) await assistance.deliver(subject.id, run);
        seen = due.length;
      }
    },
  };
}
