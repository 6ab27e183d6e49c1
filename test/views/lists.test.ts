import { describe, expect, it } from '@jest/globals';
import { bakeSheet } from '../../src/views/home/bake-sheet.ts';
import { openTickets } from '../../src/views/home/tickets.ts';
import { employeeList, MOST_EMPLOYEES_SHOWN } from '../../src/views/messages/employees.ts';
import { topicsSaved } from '../../src/views/messages/settings.ts';
import { hostileEmployee, many } from './hostile.ts';

const LONG = 'x'.repeat(140);
const dueAt = new Date('2026-11-21T10:00:00Z');
const times = (value: unknown, word: string) => JSON.stringify(value).split(word).length - 1;

describe('long lines', () => {
  it('are all there among the open tickets', () => {
    const url = `https://bakery.example/${'u'.repeat(100)}`;
    const ticket = { id: '1', key: 'BAKE-1', url };
    const requests = many(10, () => ({ id: 'r', title: LONG, ticket, orders: 2, dueAt }));
    expect(times(openTickets(requests), LONG)).toBe(10);
  });

  it('are all there on Home’s bake sheet', () => {
    const order = { dueAt, what: LONG, customer: LONG, extras: [], started: true };
    const orders = many(10, () => ({ ...order, number: 999_999_999 }));
    const sheet = { day: '2026-11-21', zone: 'Etc/UTC', orders, ingredients: [], more: false };
    expect(times(bakeSheet(sheet), '*999999999*')).toBe(10);
  });

  it('are all there among the topics, none cut off in the middle', () => {
    const kinds = [{ name: 'slack', label: 'A channel', takes: 'channel', usual: LONG } as const];
    const topics = many(20, () => ({ name: 'sales', kind: 'slack' }));
    expect(times(topicsSaved(topics, kinds), LONG)).toBe(20);
  });
});

describe('the team', () => {
  it('is counted where all of it is shown', () => {
    const shown = employeeList([hostileEmployee('Dana')]);
    expect(shown.text).toBe('The team: 1 person');
    expect(shown.blocks.filter(({ type }) => type === 'context')).toEqual([]);
  });

  it.each([
    ['more people than are asked for', many(MOST_EMPLOYEES_SHOWN + 1, () => hostileEmployee('Dana'))],
    ['more than a message holds', many(60, () => hostileEmployee(LONG))],
  ])('says that it is not all: %s', (_, employees) => {
    const shown = employeeList(employees);
    expect(shown.text).toBe('The team');
    expect(JSON.stringify(shown.blocks.at(-1))).toContain('And more.');
  });
});
