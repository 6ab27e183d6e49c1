import config from './jest.config.js';

/** What takes real time: killed processes, commits of five seconds, bursts, long random histories. */
export default { ...config, testMatch: ['**/*.slow.test.ts'], testPathIgnorePatterns: ['/node_modules/'] };
