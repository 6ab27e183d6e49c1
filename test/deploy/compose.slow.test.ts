import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { openWorkspace } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { freePort } from '../../sandbox/port.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { readStages } from './support/dockerfile.ts';
import { openProcesses } from './support/processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const START_MS = 60_000;

const processes = openProcesses(ROOT);
const url = { app: '', sandbox: '' };
let folder: string;
let database: TestDatabase;

/** The three containers of the profile `sandbox` that run code of ours, as processes; the bundle is built as in the image. */
beforeAll(async () => {
  await run('npm', ['run', 'build'], { cwd: ROOT });
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-compose-'));
  database = await openTestDatabase();
  const [port, sandboxPort, ...opsPorts] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  Object.assign(url, { app: `http://127.0.0.1:${port}`, sandbox: `http://127.0.0.1:${sandboxPort}` });
  const both = { MONGODB_URI: database.uri, PORT: String(port), PUBLIC_URL: url.app };
  const sandbox = {
    SANDBOX_HOST: '0.0.0.0',
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: folder,
    SANDBOX_APP_URL: url.app,
  };
  processes.start(['sandbox/main.ts'], { ...both, ...sandbox });
  const healthy = await healthcheckOf('sandbox', { SANDBOX_PORT: String(sandboxPort) });
  await until('the sandbox’s health check is content', healthy, START_MS);

  const { services } = parse(await readFile(join(ROOT, 'deploy/compose/compose.yaml'), 'utf8'), { merge: true });
  for (const [index, name] of ['sandbox-web', 'sandbox-worker'].entries()) {
    const command: string[] = services[name].command.map((word: string) => word.replace('/data', folder));
    const env = { ROLE: services[name].environment.ROLE, OPS_PORT: String(opsPorts[index]), NODE_ENV: 'production' };
    processes.start(command, { ...both, ...env });
  }
  for (const opsPort of opsPorts) {
    await until('it is ready', () => answers(`http://127.0.0.1:${opsPort}/readyz`), START_MS);
  }
}, 4 * START_MS);

afterAll(async () => {
  await processes.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

it('walks the API from a token to a cancelled order', async () => {
  const { stdout } = await run('deploy/compose/walk.sh', [url.app], { cwd: ROOT });
  expect(stdout).toMatch(/order \d+ was placed once, and is cancelled; walked_cake_\w+ is off the menu\n$/);
  expect(await database.db.collection('orders').countDocuments({ status: 'cancelled' })).toBe(1);
});

it('stops at the first answer that is not as it should be', async () => {
  const env = { ...process.env, WALK_PASSWORD: 'wrong' };
  await expect(run('deploy/compose/walk.sh', [url.app], { cwd: ROOT, env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('It should have been 200.'),
  });
});

it('serves the page; web hears people, the worker does what follows, and all end when told to', async () => {
  expect(await fetch(url.sandbox).then((page) => page.text())).toContain('<!doctype html>');
  const { person, jira } = openWorkspace(url.sandbox);
  const customer = await person('Mr. Cakelover');
  await customer.command('/order', '1 chocolate_cake for 4');
  await until(
    'Jira has the ticket',
    async () => (await jira.tickets()).some(({ summary }) => /Order/.test(summary)),
    30_000,
  );
  expect(await processes.stop()).toEqual([0, 0, 0]);
});

/** What Docker does every second while a container starts. */
async function healthcheckOf(stage: string, env: Record<string, string>): Promise<() => Promise<boolean>> {
  const stages = readStages(await readFile(join(ROOT, 'Dockerfile'), 'utf8'));
  const [, ...args] = stages.find(({ name }) => name === stage)?.healthcheck ?? [];
  return () =>
    run(process.execPath, args, { env, timeout: 5_000 }).then(
      () => true,
      () => false,
    );
}

/** What listens does not answer yet while it starts. */
function answers(address: string): Promise<boolean> {
  return fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
