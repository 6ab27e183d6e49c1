import type { ClientSession } from 'mongodb';
import { isRefusedWith } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { createOnceOutside, type EventLog, type Run } from '../../platform/outbox/index.ts';
import type { BakerySettings, Settings, TopicTarget } from '../settings/index.ts';
import { type AskerDependencies, askerOf } from './asker.ts';
import { type Destination, isSamePlace, type Question } from './assistance-request.ts';
import { assistanceDirected } from './events.ts';
import { type AssistanceChannel, type AssistanceKind, TARGET_CLOSED } from './kind.ts';
import type { AssistanceNote, AssistanceNotes } from './notes.ts';
import { destinationOf, withAllOpen } from './routing.ts';
import type { AssistanceRow, AssistanceStore } from './store.ts';

/** How requests come to those who answer them. Reactions; their id is the request's. */
export interface Delivering {
  /** Decides by the settings as they are now where a request goes. */
  route(request: string): Promise<void>;
  /** Brings it there, once. Where that is closed, the managers hear of it and the request goes elsewhere. */
  deliver(request: string, run: Pick<Run, 'signal'>): Promise<void>;
}

export interface DeliveringDependencies extends AskerDependencies {
  store: AssistanceStore;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  settings: Pick<Settings, 'closeTarget'> & { readFresh(): Promise<BakerySettings> };
  notes: AssistanceNotes;
  kinds: readonly AssistanceKind[];
  /** When after a start whose answer was lost to look for what it made. */
  lookAfter?: readonly number[];
}

export function createDelivering(dependencies: DeliveringDependencies): Delivering {
  const { store, transact, events, settings, notes, kinds, lookAfter } = dependencies;
  const kindOf = ({ kind }: TopicTarget) => kinds.find(({ name }) => name === kind);

  const questionOf = async (row: AssistanceRow): Promise<Question> => {
    const { _id: id, topic, description, test } = row;
    return { id, topic, description, test, asker: await askerOf(row, dependencies) };
  };

  async function destinationNow({ tried, topic }: AssistanceRow): Promise<Destination> {
    const now = await settings.readFresh();
    if (tried) return destinationOf(tried, withAllOpen(now), kinds);
    return destinationOf(
      now.topics.find(({ name }) => name === topic),
      now,
      kinds,
    );
  }

  async function direct(row: AssistanceRow): Promise<void> {
    const goesTo = await destinationNow(row);
    if (row.test && goesTo === 'managers') return failTest(row, { kind: 'topic-test-nowhere', topic: row.topic });
    const question = await questionOf(row);
    await transact(async (session) => {
      if (!(await store.direct(row, goesTo, session))) return;
      await send(goesTo, question, session);
      if (!row.test) await correct(row, goesTo, session);
    });
  }

  async function send(goesTo: Destination, question: Question, session: ClientSession): Promise<void> {
    if (goesTo === 'managers') {
      const note = { kind: 'question', question } as const;
      return notes.post(session, { to: 'managers', note, key: `question:${question.id}` });
    }
    await events.record(session, assistanceDirected(question.id, kindOf(goesTo)?.through ?? ''));
  }

  /** Whoever was told something else reads where it went; who is not in the workspace cannot be told. */
  async function correct(
    { _id, topic, slackUser, goesTo: told }: AssistanceRow,
    went: Destination,
    session: ClientSession,
  ): Promise<void> {
    if (!slackUser || isSamePlace(told, went)) return;
    const place = went === 'managers' ? went : `${went.kind}:${went.target}`;
    await notes.post(session, {
      to: { person: slackUser },
      note: { kind: 'question-moved', topic, went },
      key: `question-moved:${_id}:${place}`,
    });
  }

  async function bring(row: AssistanceRow, channel: AssistanceChannel, to: TopicTarget, signal: AbortSignal) {
    await createOnceOutside({
      collection: store.rows,
      _id: row._id,
      lookUp: (since) => channel.find(to.target, row._id, since, signal),
      searchAfter: lookAfter,
      create: async () => channel.deliver(to.target, await questionOf(row), signal),
      keep: (delivered) => ({ $set: { state: 'sent' as const, delivered } }),
    });
  }

  async function closed(row: AssistanceRow, to: TopicTarget, reason: string): Promise<void> {
    if (!row.test) {
      await settings.closeTarget(to, reason);
      return direct(row);
    }
    await failTest(row, { kind: 'topic-test-failed', topic: row.topic, to, reason });
  }

  async function failTest({ _id, slackUser }: AssistanceRow, note: AssistanceNote): Promise<void> {
    await transact(async (session) => {
      if (!(await store.fail(_id, session))) return;
      const to = slackUser ? { person: slackUser } : 'managers';
      await notes.post(session, { to, note, key: `topic-test-failed:${_id}` });
    });
  }

  return {
    async route(id) {
      const row = await store.get(id);
      if (row?.state === 'asked') await direct(row);
    },

    async deliver(id, { signal }) {
      const row = await store.get(id);
      if (row?.state !== 'directed' || !row.goesTo || row.goesTo === 'managers') return;
      const channel = kindOf(row.goesTo)?.channel;
      if (!channel) return direct(row);
      try {
        await bring(row, channel, row.goesTo, signal);
      } catch (error) {
        if (!isRefusedWith(error, TARGET_CLOSED)) throw error;
        await closed(row, row.goesTo, error.message);
      }
    },
  };
}
