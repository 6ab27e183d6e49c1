import config from './jest.config.js';

/** Many processes, every fault, and then the books: `CHAOS_SEED` replays a schedule, `CHAOS_SECONDS` lengthens it. */
export default {
  ...config,
  testMatch: ['**/*.chaos.ts'],
  // It has a MongoDB of its own, which it restarts.
  globalSetup: undefined,
  globalTeardown: undefined,
};
