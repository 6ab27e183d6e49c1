import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { type Principal, requireManager } from '../principal.ts';
import { type BakerySettings, type Topic, topicName, topicsSchema } from '../settings/index.ts';
import { type AssistanceRequest, LONGEST_DESCRIPTION } from './assistance-request.ts';
import { descriptionMissing, descriptionTooLong, topicUnknown } from './errors.ts';
import { assistanceRequested, assistanceTestDue } from './events.ts';
import type { AssistanceKind, OfferedKind } from './kind.ts';
import { expectedDestination, withAllOpen } from './routing.ts';
import type { AssistanceStore } from './store.ts';

/** What somebody needs, and what it is about. */
export interface NewRequest {
  /** A topic's name, in whatever case. */
  topic: string;
  description: string;
}

/** Asking the bakery for something. */
export interface Asking {
  /**
   * Takes a request down, once for each key; it is on its way then.
   *
   * @throws DomainError `topic_unknown` (naming those there are), `description_missing`, `description_too_long`
   */
  request(wanted: NewRequest, by: Principal, key?: RequestKey): Promise<OnceResult<AssistanceRequest>>;
  /** What people can ask about; at most a minute old. */
  topics(): Promise<readonly Topic[]>;
  /** The topic of that name. @throws DomainError `topic_unknown` */
  topic(name: string): Promise<Topic>;
  /** The kinds of places that questions can go to. */
  kinds: readonly OfferedKind[];
  /**
   * Sends a test to where questions about a topic would go, before it is saved. If it cannot be delivered, the manager is
   * told: at once where this process knows that there is no such place.
   *
   * @throws DomainError `forbidden`, `topics_invalid`
   */
  test(topic: Topic, by: Principal): Promise<'sent' | 'nowhere'>;
}

export interface AskingDependencies {
  store: AssistanceStore;
  transact: Transact;
  once: Once;
  events: Pick<EventLog, 'record'>;
  settings: { read(): Promise<BakerySettings>; readFresh(): Promise<BakerySettings> };
  kinds: readonly AssistanceKind[];
  clock: Clock;
}

export function createAsking({ store, transact, once, events, settings, kinds, clock }: AskingDependencies): Asking {
  async function topicNamed(written: string): Promise<Topic> {
    const { topics } = await settings.read();
    const topic = topics.find(({ name }) => name === topicName(written));
    if (!topic) throw topicUnknown(written.trim(), topics);
    return topic;
  }

  const asked = ({ actor, outsideSlack }: Principal) => ({
    askedBy: actor,
    ...(!outsideSlack && { slackUser: actor.id }),
    askedAt: clock.now(),
  });

  return {
    kinds: kinds.map(({ name, label, takes, usual }) => ({ name, label, takes, usual })),
    topics: async () => (await settings.read()).topics,
    topic: topicNamed,

    request: (wanted, by, key) =>
      once(key, async (session) => {
        const topic = await topicNamed(wanted.topic);
        const description = readDescription(wanted.description);
        const request: AssistanceRequest = {
          id: randomUUID(),
          topic: topic.name,
          description,
          ...asked(by),
          goesTo: expectedDestination(topic, await settings.read(), kinds),
        };
        const { id, ...row } = request;
        await store.insert({ _id: id, ...row, test: false, state: 'asked' }, session);
        await events.record(session, assistanceRequested(request));
        return request;
      }),

    async test(tried, by) {
      requireManager(by, 'test a topic');
      const [topic] = parseInput(topicsSchema(kinds), { topics: [tried] }, 'topics_invalid').topics;
      const goesTo = topic && expectedDestination(topic, withAllOpen(await settings.readFresh()), kinds);
      if (!topic || goesTo === 'managers') return 'nowhere';
      const _id = randomUUID();
      await transact(async (session) => {
        const row = { _id, topic: topic.name, description: '', ...asked(by), goesTo, test: true, tried: topic };
        await store.insert({ ...row, state: 'asked' }, session);
        await events.record(session, assistanceTestDue(_id));
      });
      return 'sent';
    },
  };
}

function readDescription(written: string): string {
  const description = written.trim();
  if (description === '') throw descriptionMissing();
  if (description.length > LONGEST_DESCRIPTION) throw descriptionTooLong(description.length);
  return description;
}
