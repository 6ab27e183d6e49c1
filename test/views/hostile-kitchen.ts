import type { IntegrationHealth } from '../../src/platform/outbox/index.ts';
import type { BakeSheet, SheetOrder } from '../../src/services/orders/index.ts';
import type { BakerySettings } from '../../src/services/settings/index.ts';
import type { StaffModel } from '../../src/views/home/home.ts';
import { MOST_TICKETS_SHOWN } from '../../src/views/home/tickets.ts';
import { hostileIngredients, hostileLevel, hostileOrder, many } from './hostile.ts';

/** When the last change of a hostile order was: it can still be undone. */
export const now = new Date('2026-11-21T10:00:00Z');

export const integration: IntegrationHealth = {
  name: 'google-drive',
  configured: true,
  queued: 1,
  retrying: 1,
  off: 1,
  dead: 99,
  oldestAt: now,
  lastSuccessAt: now,
  degraded: true,
};

export function settingsOf(overrides: Partial<BakerySettings> = {}): BakerySettings {
  return {
    version: 1,
    morning: { time: '06:00', zone: 'Etc/UTC' },
    zone: 'Etc/UTC',
    leadTimeHours: 48,
    mailDomain: 'gmail.com',
    guessAddresses: true,
    currency: 'EUR',
    procurement: 'per_order',
    topics: [
      { name: 'sales', kind: 'slack' },
      { name: 'pricing', kind: 'mail' },
    ],
    generalVersion: 0,
    topicsVersion: 0,
    closedTargets: [],
    ...overrides,
  };
}

/** All settings that there are, with a zone as long as none is. */
export function hostileSettings(text: string): BakerySettings {
  return settingsOf({
    kitchenChannel: { id: 'C0KITCHEN' },
    kitchenChannelBroken: { reason: text, at: now },
    alertsChannel: { id: 'C0ALERTS' },
    teamChannel: { id: 'C0TEAM' },
    procurement: 'daily',
  });
}

/** A sheet of several pages. */
export function hostileSheet(text: string): BakeSheet {
  const order: SheetOrder = {
    number: 999_999_999,
    dueAt: now,
    what: text,
    customer: text,
    extras: hostileIngredients(text),
    notes: text,
    started: true,
  };
  const orders = many(120, () => order);
  return {
    day: '2026-11-22',
    zone: 'America/Argentina/Buenos_Aires',
    orders,
    ingredients: hostileIngredients(text),
    more: true,
  };
}

const statuses = ['waiting', 'preparation', 'ready'] as const;

/** What staff see on Home, full to the brim. */
export function hostileStaff(text: string): StaffModel {
  const ticket = { id: '1', key: text, url: 'jira.example/browse/BAKE-999999999' };
  const request = { id: 'x', title: text, ticket, orders: 99_999, dueAt: now };
  return {
    integrations: many(20, () => integration),
    board: {
      orders: many(10, (index) => hostileOrder(text, { status: statuses[index % 3] })),
      status: 'waiting',
      page: 3,
      pages: 50,
      counts: { waiting: 480, preparation: 15, ready: 5 },
    },
    bakeSheet: hostileSheet(text),
    lowStock: many(200, () => hostileLevel(text)),
    tickets: many(MOST_TICKETS_SHOWN + 1, () => request),
  };
}

export const emptyStaff: StaffModel = {
  integrations: [],
  board: { orders: [], page: 0, pages: 1, counts: { waiting: 0, preparation: 0, ready: 0 } },
  bakeSheet: { day: '2026-11-22', zone: 'Etc/UTC', orders: [], ingredients: [], more: false },
  lowStock: [],
  tickets: [],
};
