import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { measuredPartOf } from '../../../bench/harness/document.ts';
import { mostBakeries, mostOrdersADay } from '../../../bench/scaling/model/breaking.ts';
import { type Figures, readFigures } from '../../../bench/scaling/model/figures.ts';
import { limits } from '../../../bench/scaling/model/limits.ts';
import { loadOf } from '../../../bench/scaling/model/load.ts';
import { simulateMinute } from '../../../bench/scaling/model/minute.ts';
import { reportOf } from '../../../bench/scaling/model/report.ts';

const idle = { commandsPerSecond: 1, connections: 10, cursors: 1, cpuPerMille: 10, rssMb: 250 };
const figures: Figures = {
  measuredAt: '2026-11-21',
  machine: 'a thought',
  idleWeb: { ...idle, commandsPerSecond: 0, cursors: 0 },
  idleWorker: idle,
  quiet: {
    web: { commands: 50, transactions: 5 },
    worker: { commands: 450, transactions: 15 },
    ...{ events: 15, told: 8, deliveries: 25 },
    slackCalls: { 'chat.update': 3, 'chat.postMessage': 2 },
  },
  busy: {
    cpuMs: { web: 20, worker: 180, mongod: 100 },
    ...{ mongodUsPerCommand: 100, writes: 60 },
    rssMb: { web: 250, worker: 250 },
    added: {
      orders: { documents: 1, bytes: 800, diskBytes: 1_000 },
      deliveries: { documents: 25, bytes: 1_000, diskBytes: 2_000 },
    },
  },
  streamUsPerWrite: 2,
  empty: { files: 136, diskKb: 600, memoryKb: 900 },
};

describe('the load of many bakeries on one replica set', () => {
  const one = loadOf({ bakeries: 1, ordersADay: 180 }, figures);
  const hundred = loadOf({ bakeries: 100, ordersADay: 180 }, figures);

  it('is what was measured, for one', () => {
    // A fifth of 180 orders in an hour is one in a hundred seconds.
    expect(one.commandsPerSecond).toBeCloseTo(1 + 500 / 100);
    expect(one.commandCores).toBeCloseTo(6 * 1e-4);
    expect(one.fileDescriptors).toBe(136 + 2 * 20);
    expect(one.slackUpdatesAMinute).toBeCloseTo(0.6 * 3);
    expect(one.appCores).toBeCloseTo(0.02 + 0.002);
    // What is kept for a year; a delivery goes after a week.
    expect(one.diskGbAYear).toBeCloseTo((600 * 1_024 + 180 * (365 * 1_000 + 7 * 2_000)) / 1e9);
  });

  it('grows with their number, but for the change streams, which grow with its square, and Slack, which does not', () => {
    expect(hundred.commandsPerSecond).toBeCloseTo(100 * one.commandsPerSecond);
    expect(hundred.appMemoryGb).toBeCloseTo(100 * one.appMemoryGb);
    expect(hundred.streamCores).toBeCloseTo(100 ** 2 * one.streamCores);
    expect(hundred.slackUpdatesAMinute).toBe(one.slackUpdatesAMinute);
  });
});

describe('what breaks first', () => {
  it.each([0, 20, 200])('with %i orders a day: each limit holds up to its number, and no further', (ordersADay) => {
    const breakings = mostBakeries(ordersADay, figures);
    expect(breakings.map(({ limit }) => limit.resource).sort()).toEqual(limits.map(({ resource }) => resource).sort());
    for (const { limit, most } of breakings.filter(({ most }) => most !== Number.POSITIVE_INFINITY)) {
      expect(loadOf({ bakeries: most, ordersADay }, figures)[limit.resource]).toBeLessThanOrEqual(limit.most);
      expect(loadOf({ bakeries: most + 1, ordersADay }, figures)[limit.resource]).toBeGreaterThan(limit.most);
    }
    expect(breakings).toEqual(breakings.toSorted((a, b) => a.most - b.most));
  });

  it('is, for a single bakery, its Slack workspace', () => {
    const [first] = mostOrdersADay(figures);
    expect(first).toMatchObject({ limit: { resource: 'slackUpdatesAMinute' }, most: 5_000 });
  });
});

describe('a full minute', () => {
  const minute = {
    ...{ bakeries: 100, cores: 2, commandsAStrike: 10, commandsASecond: 20 },
    ...{ usPerCommand: 5_000, spreadSeconds: 0, seed: 7 },
  };

  it('keeps commands waiting for one of each other bakery, since each sends its own one after the other', () => {
    // A hundred commands of 5 ms on two cores.
    const { longest } = simulateMinute({ ...minute, commandsASecond: 0 });
    expect(longest).toBeGreaterThan(200);
    expect(longest).toBeLessThanOrEqual(250);
  });

  it('keeps nobody waiting where there is one bakery, or where the clocks are spread', () => {
    expect(simulateMinute({ ...minute, bakeries: 1, commandsASecond: 0 }).longest).toBe(0);
    const [struck, spread] = [0, 30].map((spreadSeconds) => simulateMinute({ ...minute, spreadSeconds }));
    expect(spread?.longest).toBeLessThan((struck?.longest ?? 0) / 10);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(simulateMinute(minute)).toEqual(simulateMinute(minute));
    const crowded = { ...minute, commandsASecond: 380 };
    expect(simulateMinute({ ...crowded, seed: 8 })).not.toEqual(simulateMinute(crowded));
  });
});

describe('docs/scaling.md', () => {
  it('says what the model makes of the figures that were measured', () => {
    const page = readFileSync(new URL('../../../docs/scaling.md', import.meta.url), 'utf8');
    expect(measuredPartOf(page)).toBe(reportOf(readFigures()));
  });
});
