import type * as jestGlobals from '@jest/globals';

/** What the runner has put into the worker, for tests that name what they use. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  globalThis as unknown as typeof jestGlobals;
