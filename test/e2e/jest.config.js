import { resolve } from 'node:path';
import config from '../../jest.config.js';

const here = import.meta.dirname;

/** @type {import('jest').Config} */
export default {
  ...config,
  rootDir: resolve(here, '../..'),
  roots: [here],
  testMatch: ['**/*.e2e.ts'],
  globalSetup: resolve(here, 'support/global-setup.ts'),
  globalTeardown: resolve(here, 'support/global-teardown.ts'),
  // Each works a bakery of its own and the browser besides.
  maxWorkers: 2,
};
