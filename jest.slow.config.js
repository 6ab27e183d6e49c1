import config from './jest.config.js';

/** What takes real time: killed processes, cut connections, commits of five seconds, bursts, every right tried by everybody. */
export default {
  ...config,
  testMatch: ['**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // They wait more than they work.
  maxWorkers: 4,
};
