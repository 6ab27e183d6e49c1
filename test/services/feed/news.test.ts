import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { reactions } from '../../../src/automation/reactions.ts';
import { schedule } from '../../../src/automation/schedule.ts';
import type { DomainEvent } from '../../../src/platform/outbox/index.ts';
import { createTell, mayHear, news } from '../../../src/services/feed/index.ts';
import type { Principal } from '../../../src/services/principal.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What happens inside the house, and is nobody else's business: besides steps and reminders, which end in `due`. */
const OWN_BUSINESS = [
  'archive.folder_gone',
  'assistance.directed',
  'customer.address_given',
  'customer.forgotten',
  'employee.login_asked',
  'employee.login_looked_up',
  'employee.login_proposed',
  'employee.login_refused',
  'morning.came',
  'purchase_request.remarked',
  'purchase_request.ticket_sighted',
  'staff_note.posted',
  'stock.moved',
  'ticket.reported',
  'workflow_step.asked',
  'workflow_step.decided',
];

function eventTypes(): string[] {
  const written = globSync('src/**/events.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type]) => type ?? ''),
  );
  const reactedTo = Object.values(reactions).flatMap(({ on }) => [...on]);
  return [...new Set([...written, ...reactedTo, ...Object.values(schedule).map(({ event }) => event)])];
}

const tell = createTell({ log: pino({ level: 'silent' }) });

describe('the news', () => {
  it('knows of every event whether others may hear of it', () => {
    const known = eventTypes().filter((type) => !/[._]due$/.test(type));
    expect(known.length).toBeGreaterThan(25);
    expect(known.toSorted()).toEqual([...Object.keys(news), ...OWN_BUSINESS].toSorted());
  });
});

const placed: DomainEvent = {
  _id: 'e1',
  type: 'order.placed',
  subject: { kind: 'order', id: 'o1' },
  version: 1,
  actor: { kind: 'person', id: 'U1', name: 'Mr. Cakelover', via: 'Slack' },
  data: {
    number: 21,
    customer: { id: 'c1', name: 'Ms. Delicious', slackUser: 'U2' },
    placedBy: 'U1',
    to: 'waiting',
    summary: '1 x Chocolate Cake for 2',
    dueAt: new Date('2026-11-23T09:00:00Z'),
  },
  requestId: 'r1',
  at: new Date('2026-11-21T09:00:00Z'),
};

const person = (id: string, rights: Partial<Pick<Principal, 'staff' | 'manager'>> = {}): Principal => ({
  actor: { kind: 'person', id, name: id, via: 'API' },
  staff: false,
  manager: false,
  ...rights,
});

describe('an order’s event', () => {
  it('is heard by who placed it, by whom it is for, and by the staff', () => {
    expect(mayHear(placed, person('U1'))).toBe(true);
    expect(mayHear(placed, person('U2'))).toBe(true);
    expect(mayHear(placed, person('U3', { staff: true }))).toBe(true);
    expect(mayHear(placed, person('U3'))).toBe(false);
  });

  it('says what others need, in JSON, and nothing else', () => {
    const { placedBy: _, ...data } = placed.data;
    expect(tell(placed)).toEqual({
      ...{ id: 'e1', type: 'order.placed', subject: placed.subject, version: 1, actor: placed.actor },
      at: '2026-11-21T09:00:00.000Z',
      data: { ...data, customer: { id: 'c1', name: 'Ms. Delicious' }, dueAt: '2026-11-23T09:00:00.000Z' },
    });
  });
});

it('keeps the house’s own events and the managers’ from everybody else', () => {
  const inside = { ...placed, type: 'staff_note.posted' };
  expect([tell(inside), mayHear(inside, person('U1', { staff: true, manager: true }))]).toEqual([undefined, false]);
  const fired = { ...placed, type: 'employee.fired' };
  expect(mayHear(fired, person('U3', { staff: true }))).toBe(false);
  expect(mayHear(fired, person('U3', { staff: true, manager: true }))).toBe(true);
});

it('tells of a kitchen channel as it is chosen in Slack, by its id alone', () => {
  const data = { channel: { id: 'C1' } };
  expect(tell({ ...placed, type: 'settings.kitchen_channel_chosen', data })).toMatchObject({ data });
});

it('leaves out an event that is not as the table says, and goes on', () => {
  expect(tell({ ...placed, data: { number: 'twenty-one' } })).toBeUndefined();
  expect(tell(placed)).toBeDefined();
});
