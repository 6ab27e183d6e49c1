import { isDeepStrictEqual } from 'node:util';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { type Principal, requireManager } from '../principal.ts';
import { type BakerySettings, type Channel, changes, type SettingsPatch, settingsPatch } from './bakery-settings.ts';
import { currencyFixed, settingsChanged, topicsChanged } from './errors.ts';
import { kitchenChannelChosen, procurementChosen } from './events.ts';
import type { ManagersNotes } from './notes.ts';
import { createSettingsStore } from './store.ts';
import { type Topic, type TopicKind, type TopicTarget, topicsSchema } from './topics.ts';

export interface SettingsDependencies {
  db: Db;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  notes: ManagersNotes;
  clock: Clock;
  /** The kinds of channels that topics can have. */
  topicKinds?: readonly TopicKind[];
}

/** What managers may set; everything has a default, so nothing needs to be. */
export interface Settings {
  /** For edges: at most a minute old. */
  read(): Promise<BakerySettings>;
  /** For reactions and the clock: as they are now. */
  readFresh(): Promise<BakerySettings>;
  /**
   * Changes what the patch names.
   *
   * @param shown the `generalVersion` that the change was made on; left out where nothing was shown
   * @throws DomainError `forbidden`, `settings_invalid` (naming the fields), `currency_fixed`, `settings_changed`
   */
  change(patch: SettingsPatch, by: Principal, shown?: number): Promise<BakerySettings>;
  /**
   * Says what people can ask about, and where it goes. What was closed is open again: a manager says so.
   *
   * @param shown the `topicsVersion` that the change was made on
   * @throws DomainError `forbidden`, `topics_invalid` (naming the fields: `topics.0.name`), `topics_changed`
   */
  changeTopics(topics: readonly Topic[], shown: number, by: Principal): Promise<BakerySettings>;
  /** Notes that questions cannot go there any more: the managers are told once, until they save the topics again. */
  closeTarget(target: TopicTarget, reason: string): Promise<void>;
  /** As it is now. Once it is fixed it need not be read again. */
  currency(): Promise<string>;
  /** From the first price on, the currency stays as it is: orders keep the prices they were placed with. */
  fixCurrency(session: ClientSession): Promise<void>;
  /** Asks the managers, once, to choose a kitchen channel where there is none. */
  askForKitchenChannel(): Promise<void>;
  /**
   * Notes that the kitchen channel is gone or closed to us: managers are told once, and nothing is posted there until
   * somebody chooses a channel again. Does nothing when another channel has been chosen meanwhile.
   *
   * @param channel the id of the channel that failed
   * @param reason the vendor's code: `is_archived`
   */
  markKitchenChannelBroken(channel: string, reason: string): Promise<void>;
}

const CACHE_MS = 60_000;

export function createSettings({
  db,
  transact,
  events,
  notes,
  clock,
  topicKinds = [],
}: SettingsDependencies): Settings {
  const store = createSettingsStore(db);
  let cached: { settings: BakerySettings; until: number } | undefined;
  let forGood: string | undefined;

  return {
    async read() {
      const now = clock.now().getTime();
      if (!cached || cached.until <= now) cached = { settings: await store.read(), until: now + CACHE_MS };
      return cached.settings;
    },

    readFresh: () => store.read(),

    async currency() {
      if (forGood !== undefined) return forGood;
      const { currency, currencyFixed } = await store.read();
      if (currencyFixed) forGood = currency;
      return currency;
    },

    async change(input, by, shown) {
      requireManager(by, 'change the settings');
      const patch = parseInput(settingsPatch, input, 'settings_invalid');
      const changed = await transact(async (session) => {
        const before = await store.read(session);
        // The same form sent twice is no conflict.
        if (shown !== undefined && before.generalVersion !== shown && changes(before, patch))
          throw settingsChanged(before.generalChangedBy);
        if (before.currencyFixed && patch.currency && patch.currency !== before.currency)
          throw currencyFixed(before.currency);
        const after = await store.change(patch, by.actor.name, session);
        const channel = newlyChosen(before, patch.kitchenChannel);
        if (channel) await events.record(session, kitchenChannelChosen(channel, after.version, by.actor));
        if (after.procurement !== before.procurement) {
          await events.record(session, procurementChosen(after, by.actor));
        }
        return after;
      });
      cached = undefined;
      return changed;
    },

    async changeTopics(input, shown, by) {
      requireManager(by, 'change the topics');
      const { topics } = parseInput(topicsSchema(topicKinds), { topics: input }, 'topics_invalid');
      const changed = await transact(async (session) => {
        const before = await store.read(session);
        // The same form sent twice is no conflict.
        const same = isDeepStrictEqual(before.topics, topics);
        if (before.topicsVersion !== shown && !same) throw topicsChanged(before.topicsChangedBy);
        return store.changeTopics(topics, by.actor.name, session);
      });
      cached = undefined;
      return changed;
    },

    async closeTarget({ kind, target }, reason) {
      await transact(async (session) => {
        const { closedTargets, topics } = await store.read(session);
        if (closedTargets.some((closed) => closed.kind === kind && closed.target === target)) return;
        await store.close({ kind, target, reason, at: clock.now() }, session);
        const own = topics.filter((topic) => topic.kind === kind && topic.target === target);
        const usual = topics.filter((topic) => topic.kind === kind && !topic.target);
        const names = (own.length > 0 ? own : usual).map(({ name }) => name);
        const note = { kind: 'topic-closed', topics: names, to: { kind, target }, reason } as const;
        await notes.post(session, { to: 'managers', note });
      });
      cached = undefined;
    },

    fixCurrency: store.fixCurrency,

    async askForKitchenChannel() {
      await transact(async (session) => {
        const first = await store.askOnceForKitchenChannel(clock.now(), session);
        if (first) await notes.post(session, { to: 'managers', note: { kind: 'board-missing' } });
      });
    },

    async markKitchenChannelBroken(channel, reason) {
      await transact(async (session) => {
        const broken = await store.breakKitchenChannel(channel, { reason, at: clock.now() }, session);
        if (!broken) return;
        const note = { kind: 'board-broken', channel, reason } as const;
        await notes.post(session, { to: 'managers', note });
        const { alertsChannel: alerts } = broken;
        if (alerts && alerts.id !== channel) await notes.post(session, { to: { channel: alerts.id }, note });
      });
      cached = undefined;
    },
  };
}

/** The channel that now wants the open orders' cards: a new one, or the same one chosen again after it was broken. */
function newlyChosen(before: BakerySettings, channel?: Channel | null): Channel | undefined {
  if (!channel) return undefined;
  return before.kitchenChannel?.id !== channel.id || before.kitchenChannelBroken ? channel : undefined;
}
