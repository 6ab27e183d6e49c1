import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bakery, openWorkspace } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { freePort } from '../../sandbox/port.ts';
import { seed } from '../../sandbox/seed/seed.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { signingKeys } from '../support/signing-keys.ts';
import { build } from './support/build.ts';
import { type Container, openContainer } from './support/container.ts';
import { readStages, type Stage } from './support/dockerfile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** npm installs what the image takes; on a busy machine that lasts. */
const BUILD_MS = 300_000;
const MEGABYTE = 2 ** 20;

let folder: string;
let app: string;
let image: Stage;
let container: Container;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-image-'));
  await chmod(folder, 0o755);
  const stages = readStages(await readFile(join(ROOT, 'Dockerfile'), 'utf8'));
  const last = stages.at(-1);
  if (!last) throw new Error('The Dockerfile has no stage');
  image = last;
  app = await build(image.name, { stages, context: ROOT, into: folder });
  container = await openContainer(image, app);
}, BUILD_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what the image holds', () => {
  it('is what runs, and small', async () => {
    const files = await filesIn(app);
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE).toBeLessThan(15);
    expect(await readdir(join(app, 'node_modules'))).toEqual(['swagger-ui-dist']);
    expect(await readdir(join(app, 'licenses/node_modules'))).toEqual(
      expect.arrayContaining(['@slack', 'googleapis', 'jira.js', 'mongodb']),
    );
  });

  it('lacks nothing that any part of the bundle imports', async () => {
    const files = (await filesIn(join(app, 'dist/parts'))).filter((file) => file.endsWith('.js'));
    const imports = files.map((file) => `await import(${JSON.stringify(file)});`).join('\n');
    expect(files.length).toBeGreaterThan(50);
    const done = await container.exec(['node', '--input-type=module', '-e', imports]);
    expect(done).toEqual({ code: 0, complaint: '' });
  }, 120_000);

  it('names the lines of the sources when something breaks', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const opsPort = String((taken.address() as AddressInfo).port);
    const env = { MONGODB_URI: 'mongodb://127.0.0.1:1/ovenbird', PORT: '0', OPS_PORT: opsPort };
    const child = container.start(image.run, env);
    child.stderr.resume();
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    taken.close();
    expect(said).toMatch(/EADDRINUSE.*src\/platform\/ops\/server\.ts:\d+:\d+.*src\/index\.ts:\d+:\d+/s);
  }, 30_000);
});

describe('the image, started', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let bakery: Bakery;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await startSandbox({ port: 0 });
    await seed({ mongodbUri: database.uri, sandboxUrl: sandbox.url });
    bakery = openWorkspace(sandbox.url);
    const port = await freePort();
    const own = { PORT: String(port), OPS_PORT: String(await freePort()), PUBLIC_URL: `http://127.0.0.1:${port}` };
    env = { ...sandbox.env, ...own, MONGODB_URI: database.uri, AUTH_SIGNING_KEYS: signingKeys('test') };
  });
  afterAll(async () => {
    await sandbox.close();
    await database.close();
  });

  it('does not need to write, serves people and the integrations, and ends when it is told to', async () => {
    expect(await container.exec(image.healthcheck, env)).toMatchObject({ code: 1 });
    const child = container.start(image.run, env);
    const ended = once(child, 'exit');
    const log: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => log.push(line));
    child.stderr.pipe(process.stderr);
    try {
      const ops = `http://127.0.0.1:${env.OPS_PORT}`;
      const ready = () =>
        fetch(`${ops}/readyz`).then(
          ({ status }) => status === 200,
          () => false,
        );
      await until('the image is ready', ready, 60_000);
      expect(await container.exec(image.healthcheck, env)).toEqual({ code: 0, complaint: '' });
      expect(await fetch(`http://127.0.0.1:${env.PORT}/docs`).then(({ status }) => status)).toBe(200);

      expect(await fetch(`http://127.0.0.1:${env.PORT}/docs/swagger-ui-bundle.js`).then(({ status }) => status)).toBe(
        200,
      );

      sandbox.connect(`http://127.0.0.1:${env.PORT}`);
      expect(await container.exec(['node', 'dist/doctor.js'], env)).toEqual({ code: 0, complaint: '' });
      const customer = await bakery.person('Mr. Cakelover');
      await customer.command('/order', '1 chocolate_cake for 4');
      await until('Jira has the ticket', async () => (await bakery.jira.tickets()).length === 1, 30_000);
      await customer.command('/order', 'cancel 1 changed my mind');
      await until('Google Drive has the document', async () => (await bakery.drive.documents()).length === 1, 30_000);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
    expect(log.map((line) => JSON.parse(line).level)).not.toContain('error');
  }, 120_000);

  it('has in it what forgets a customer', async () => {
    const forgetting = ['node', 'dist/forget.js', 'Ms. Delicious', '--by', 'U0NOBODY'];
    const refused = { code: 1, complaint: expect.stringContaining('(forbidden)') };
    expect(await container.exec(forgetting, env)).toMatchObject(refused);
  }, 30_000);

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('could not write if it tried, and is not root', async () => {
    const write = `require('node:fs').writeFileSync(${JSON.stringify(join(app, 'x'))}, '')`;
    const { complaint } = await container.exec(['node', '-e', write]);
    expect(complaint).toContain('EROFS: read-only file system');
    const { code } = await container.exec(['node', '-e', 'process.exit(process.getuid() === 1000 ? 0 : 1)']);
    expect(code).toBe(0);
  });
});

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
