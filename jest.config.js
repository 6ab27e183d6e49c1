import { availableParallelism } from 'node:os';

/**
 * The tests run in plain Node, as Ovenbird does: no module system of Jest's between, what is loaded is loaded once a
 * worker, and Node itself takes the types off. docs/decisions/011-tests-in-plain-node.md says what that costs.
 *
 * @type {import('jest').Config}
 */
export default {
  runner: 'jest-light-runner',
  transform: {},
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$'],
  setupFiles: ['<rootDir>/test/support/runner/set-up.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/runner/limits.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // A worker waits for MongoDB a good part of its time. (Jest takes no more than 100 %.)
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
