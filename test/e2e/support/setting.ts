import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type StartedBakery, startBakery } from './bakery.ts';
import { sharedChromium } from './chromium.ts';
import { type Visit, type Visitor, visit } from './visitor.ts';

/** A bakery for the tests of a file, and the browser. */
export interface Setting {
  readonly bakery: StartedBakery;
  /** Opens the page, until the end of the test. */
  visit(how?: Visit): Promise<Visitor>;
}

const START_MS = 90_000;
const STOP_MS = 30_000;

/** Opens both before a file's tests and closes them after; what a test's visitors saw last is kept as screenshots. */
export function openSetting(): Setting {
  let bakery: StartedBakery | undefined;
  let browser: Browser | undefined;
  let database: TestDatabase | undefined;
  let visitors: Visitor[] = [];
  beforeAll(async () => {
    // One after the other: whatever has started is stopped, also when the next one does not start.
    browser = await sharedChromium();
    database = await openTestDatabase();
    bakery = await startBakery(database.uri);
  }, START_MS);
  afterEach(async () => {
    const test = (expect.getState().currentTestName ?? '').replace(/\W+/g, '-').slice(0, 80);
    await Promise.all(
      visitors.map(async (visitor, index) => {
        await visitor.shot(`last/${test}-${index + 1}`);
        await visitor.leaves();
      }),
    );
    visitors = [];
  });
  afterAll(async () => {
    await browser?.close();
    await bakery?.stop();
    await database?.close();
  }, STOP_MS);
  const there = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error('There is neither bakery nor browser before the tests begin');
    return what;
  };
  return {
    get bakery() {
      return there(bakery);
    },
    visit: async (how) => {
      const visitor = await visit(there(browser), there(bakery).url, how);
      visitors.push(visitor);
      return visitor;
    },
  };
}
