import type { BrowserServer } from 'playwright-core';

/** Jest loads its set-up and its teardown apart, as for the MongoDB of `test/support/mongod.ts`. */
const kept = globalThis as { ovenbirdBrowser?: BrowserServer };

export function keepBrowser(browser: BrowserServer): void {
  kept.ovenbirdBrowser = browser;
}

export function keptBrowser(): BrowserServer | undefined {
  return kept.ovenbirdBrowser;
}
