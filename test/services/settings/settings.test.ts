import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { collectionOf, createTransact, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { createEventLog, outboxCollections } from '../../../src/platform/outbox/index.ts';
import type { Principal } from '../../../src/services/principal.ts';
import {
  createSettings,
  type SettingsNote,
  type SettingsPatch,
  settingsCollection,
} from '../../../src/services/settings/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { toldNotes } from '../../support/told.ts';

const olivia: Principal = {
  actor: { kind: 'person', id: 'U0MANAGER', name: 'Olivia Baker', via: 'Slack' },
  staff: true,
  manager: true,
};
const ben: Principal = { ...olivia, manager: false };

describe('the settings', () => {
  let database: TestDatabase;
  let now: number;
  let told: ReturnType<typeof toldNotes<{ to: 'managers'; note: SettingsNote }>>;

  beforeAll(async () => {
    database = await openTestDatabase();
    await ensureCollections(database.db, [...outboxCollections, settingsCollection]);
    told = toldNotes(database.db);
  });
  beforeEach(async () => {
    for (const { name } of [...outboxCollections, settingsCollection])
      await database.db.collection(name).deleteMany({});
    now = Date.parse('2026-11-21T10:00:00Z');
    await told.clear();
  });
  afterAll(() => database.close());

  /** The settings as one process has them. */
  function settingsOfAProcess() {
    const { db, client } = database;
    const clock = { now: () => new Date(now) };
    const events = createEventLog({ db, routes: {}, clock });
    return createSettings({ db, transact: createTransact(client), events, clock, notes: told });
  }

  const happened = () =>
    database.db
      .collection('events')
      .find({}, { sort: { version: 1 } })
      .toArray();

  it('need not be set at all', async () => {
    expect(await settingsOfAProcess().readFresh()).toEqual({
      version: 0,
      morning: { time: '06:00', zone: 'Etc/UTC' },
      zone: 'Etc/UTC',
      leadTimeHours: 48,
      mailDomain: 'gmail.com',
      guessAddresses: true,
      currency: 'EUR',
      procurement: 'per_order',
      generalVersion: 0,
      topics: [
        { name: 'sales', kind: 'slack' },
        { name: 'pricing', kind: 'mail' },
      ],
      topicsVersion: 0,
      closedTargets: [],
    });
  });

  it('change in what is named, and count their versions', async () => {
    const settings = settingsOfAProcess();
    await settings.change({ leadTimeHours: 24 }, olivia);
    await settings.change({ morning: { time: '05:30', zone: 'Europe/Berlin' }, guessAddresses: undefined }, olivia);
    expect(await settings.readFresh()).toMatchObject({
      version: 2,
      leadTimeHours: 24,
      morning: { time: '05:30', zone: 'Europe/Berlin' },
      guessAddresses: true,
    });
  });

  it('store only what was set, so that a better default reaches the others', async () => {
    await settingsOfAProcess().change({ leadTimeHours: 24 }, olivia);
    expect(await collectionOf(database.db, settingsCollection).find().toArray()).toEqual([
      { _id: 'bakery', leadTimeHours: 24, version: 1, generalVersion: 1, generalChangedBy: olivia.actor.name },
    ]);
  });

  it('lose nothing when two people change them at once', async () => {
    const patches: SettingsPatch[] = [{ leadTimeHours: 24 }, { mailDomain: 'example.com' }, { guessAddresses: false }];
    await Promise.all(patches.map((patch) => settingsOfAProcess().change(patch, olivia)));
    expect(await settingsOfAProcess().readFresh()).toMatchObject({ version: 3, ...Object.assign({}, ...patches) });
  });

  it('are not changed by a form that shows them as they were before somebody else did', async () => {
    const settings = settingsOfAProcess();
    const { generalVersion: shown } = await settings.readFresh();
    const form: SettingsPatch = { leadTimeHours: 24, procurement: 'daily', alertsChannel: null };
    await settings.closeTarget({ kind: 'mail', target: 'closed@example.com' }, 'gone');
    await settings.change(form, olivia, shown);
    await expect(settings.change({ ...form, procurement: 'per_order' }, olivia, shown)).rejects.toMatchObject({
      code: 'settings_changed',
      message: expect.stringContaining(`${olivia.actor.name} has changed the settings meanwhile`),
    });
    expect(await settings.change(form, olivia, shown)).toMatchObject({ leadTimeHours: 24, procurement: 'daily' });
  });

  it('are changed by managers only', async () => {
    const change = settingsOfAProcess().change({ leadTimeHours: 24 }, ben);
    await expect(change).rejects.toMatchObject({ kind: 'forbidden', code: 'forbidden' });
    expect(await settingsOfAProcess().readFresh()).toMatchObject({ version: 0, leadTimeHours: 48 });
  });

  it.each<[string, SettingsPatch, string]>([
    ['a zone that is none', { zone: 'Europe/Atlantis' }, 'zone'],
    ['a time that is none', { morning: { time: '25:00', zone: 'Etc/UTC' } }, 'morning.time'],
    ['a lead time of nothing', { leadTimeHours: 0 }, 'leadTimeHours'],
    ['half an hour', { leadTimeHours: 0.5 }, 'leadTimeHours'],
    ['a domain that is none', { mailDomain: 'not a domain' }, 'mailDomain'],
    ['a channel that is none', { kitchenChannel: { id: '<!channel>' } }, 'kitchenChannel.id'],
    ['a setting that is none', { colour: 'red' } as SettingsPatch, ''],
  ])('refuse %s, and name it', async (_, patch, path) => {
    const change = settingsOfAProcess().change({ leadTimeHours: 24, ...patch }, olivia);
    await expect(change).rejects.toMatchObject({ code: 'settings_invalid', fields: [{ path }] });
    expect(await settingsOfAProcess().readFresh()).toMatchObject({ version: 0 });
  });

  it('are a minute old at most where they are read often', async () => {
    const [one, other] = [settingsOfAProcess(), settingsOfAProcess()];
    await one.read();
    await other.change({ leadTimeHours: 24 }, olivia);
    expect(await one.read()).toMatchObject({ leadTimeHours: 48 });
    expect(await other.read()).toMatchObject({ leadTimeHours: 24 });
    now += 60_000;
    expect(await one.read()).toMatchObject({ leadTimeHours: 24 });
  });

  describe('the kitchen channel', () => {
    const kitchen = { id: 'C0KITCHEN', name: 'kitchen' };

    it('is told as an event when it is chosen, and not when it is chosen again', async () => {
      const settings = settingsOfAProcess();
      await settings.change({ kitchenChannel: kitchen }, olivia);
      await settings.change({ kitchenChannel: kitchen, leadTimeHours: 24 }, olivia);
      expect(await happened()).toMatchObject([
        {
          type: 'settings.kitchen_channel_chosen',
          subject: { kind: 'settings', id: 'bakery' },
          version: 1,
          actor: olivia.actor,
          data: { channel: kitchen },
        },
      ]);
    });

    it('is marked broken once, and the managers are told once', async () => {
      await settingsOfAProcess().change({ kitchenChannel: kitchen }, olivia);
      await Promise.all(
        Array.from({ length: 4 }, () => settingsOfAProcess().markKitchenChannelBroken('C0KITCHEN', 'is_archived')),
      );
      expect(await settingsOfAProcess().readFresh()).toMatchObject({
        version: 2,
        kitchenChannelBroken: { reason: 'is_archived', at: new Date(now) },
      });
      expect(await told.all()).toEqual([
        { to: 'managers', note: { kind: 'board-broken', channel: 'C0KITCHEN', reason: 'is_archived' } },
      ]);
    });

    it('is mended by choosing it again: the cards are due anew', async () => {
      const settings = settingsOfAProcess();
      await settings.change({ kitchenChannel: kitchen }, olivia);
      await settings.markKitchenChannelBroken('C0KITCHEN', 'not_in_channel');
      const mended = await settings.change({ kitchenChannel: kitchen }, olivia);
      expect(mended).toMatchObject({ version: 3, kitchenChannel: kitchen });
      expect(mended).not.toHaveProperty('kitchenChannelBroken');
      expect((await happened()).map(({ version }) => version)).toEqual([1, 3]);
    });

    it('stays as it is when another one turns out to be broken', async () => {
      const settings = settingsOfAProcess();
      await settings.change({ kitchenChannel: kitchen }, olivia);
      await settings.markKitchenChannelBroken('C0TEAM', 'is_archived');
      expect(await settings.readFresh()).toMatchObject({ version: 1 });
      expect(await told.all()).toEqual([]);
    });

    it('can be none again', async () => {
      const settings = settingsOfAProcess();
      await settings.change({ kitchenChannel: kitchen }, olivia);
      expect(await settings.change({ kitchenChannel: null }, olivia)).not.toHaveProperty('kitchenChannel');
      expect(await happened()).toHaveLength(1);
    });
  });

  it('ask the managers once for a kitchen channel, however many processes start', async () => {
    await Promise.all([1, 2, 3].map(() => settingsOfAProcess().askForKitchenChannel()));
    expect(await told.all()).toEqual([{ to: 'managers', note: { kind: 'board-missing' } }]);
    await settingsOfAProcess().askForKitchenChannel();
    expect(await told.all()).toHaveLength(1);
  });

  it('do not ask for a kitchen channel that is chosen', async () => {
    await settingsOfAProcess().change({ kitchenChannel: { id: 'C0KITCHEN' } }, olivia);
    await settingsOfAProcess().askForKitchenChannel();
    expect(await told.all()).toEqual([]);
  });
});
