import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { startMongod } from '../../../sandbox/mongod/index.ts';
import { SCOPES } from '../../../src/services/access/index.ts';
import { apiClient } from '../../support/api-client.ts';
import { openBakery } from '../../support/bakery.ts';

/*
 * Opens a bakery and lets Schemathesis at its API, with a token that has every scope:
 *   node test/api/schemathesis/run.ts <path of schemathesis> [its options]
 * https://schemathesis.readthedocs.io/en/stable/reference/cli/
 */

const [schemathesis = 'schemathesis', ...options] = process.argv.slice(2);
/** It asks as fast as it can, with bad tokens too. */
const unlimited = { requests: 1e9, refusedTokens: 1e9, tokenRequests: 1e9 };
/** Answered as long as somebody listens. */
const STREAMS = ['followEvents'];

await using opened = new AsyncDisposableStack();
if (!process.env.MONGODB_URI) {
  const mongod = await startMongod({ inMemory: true, say: console.log });
  opened.defer(mongod.close);
  process.env.MONGODB_URI = mongod.uri;
}
const bakery = await openBakery({ apiLimits: unlimited, logLevel: 'error' });
opened.defer(bakery.close);
const { token } = await apiClient(bakery, { as: 'manager', scopes: Object.keys(SCOPES) as (keyof typeof SCOPES)[] });

const config = new URL('schemathesis.toml', import.meta.url).pathname;
const excluded = STREAMS.flatMap((id) => ['--exclude-operation-id', id]);
const run = [
  '--config-file',
  config,
  'run',
  `${bakery.url}/openapi.json`,
  '--header',
  `Authorization: Bearer ${token}`,
];
const child = spawn(schemathesis, [...run, ...excluded, ...options], {
  stdio: 'inherit',
  cwd: tmpdir(),
  env: { ...process.env, PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1' },
});
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
