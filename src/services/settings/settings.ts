import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { parseInput } from '../../platform/parse-input.ts';
import { type Principal, requireManager } from '../principal.ts';
import { type BakerySettings, type Channel, type SettingsPatch, settingsPatch } from './bakery-settings.ts';
import { kitchenChannelChosen, procurementChosen } from './events.ts';
import type { ManagersNotes } from './notes.ts';
import { createSettingsStore } from './store.ts';

export interface SettingsDependencies {
  db: Db;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  notes: ManagersNotes;
  clock: Clock;
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
   * @throws DomainError `forbidden`, `settings_invalid` (naming the fields), `currency_fixed`
   */
  change(patch: SettingsPatch, by: Principal): Promise<BakerySettings>;
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

export function createSettings({ db, transact, events, notes, clock }: SettingsDependencies): Settings {
  const store = createSettingsStore(db);
  let cached: { settings: BakerySettings; until: number } | undefined;

  return {
    async read() {
      const now = clock.now().getTime();
      if (!cached || cached.until <= now) cached = { settings: await store.read(), until: now + CACHE_MS };
      return cached.settings;
    },

    readFresh: () => store.read(),

    async change(input, by) {
      requireManager(by, 'change the settings');
      const patch = parseInput(settingsPatch, input, 'settings_invalid');
      const changed = await transact(async (session) => {
        const before = await store.read(session);
        if (before.currencyFixed && patch.currency && patch.currency !== before.currency) throw currencyFixed(before);
        const after = await store.change(patch, session);
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
        if (broken) await notes.post(session, { to: 'managers', note: { kind: 'board-broken', channel, reason } });
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

const currencyFixed = ({ currency }: BakerySettings) =>
  invalidField(
    'currency_fixed',
    'currency',
    `Prices are in ${currency}: the currency stays as it is from the first price on.`,
  );
