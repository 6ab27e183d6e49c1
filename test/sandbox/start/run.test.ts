import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runBakery } from '../../../sandbox/start/run.ts';

const entry = fileURLToPath(new URL('./fake-app.ts', import.meta.url));

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Starts a bakery on ports of its own, with the MongoDB that the tests run on. */
function start(env: Record<string, string> = {}) {
  const stopping = new AbortController();
  const said: string[] = [];
  let announceReady = () => {};
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve;
  });
  const exitCode = runBakery({
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', OPS_PORT: '0', SANDBOX_PORT: '0', NODE_ENV: 'test', ...env },
    entry,
    signal: stopping.signal,
    say: (text) => {
      said.push(text);
      if (text === 'ready') announceReady();
    },
  });
  return { said, exitCode, ready: Promise.race([ready, exitCode]), stop: () => stopping.abort() };
}

const appEnv = async () => JSON.parse(await readFile(join(dataDir, 'app.json'), 'utf8'));

describe('npm start', () => {
  it('starts everything, says where it is, and stops it in order', async () => {
    const bakery = start();
    await bakery.ready;
    expect(bakery.said.at(-1)).toBe('ready');
    expect(bakery.said.join('\n')).toMatch(/Ovenbird +http:\/\/127\.0\.0\.1:\d+\n/);
    expect(bakery.said.join('\n')).toContain('log in as manager@example.com');
    expect(await appEnv()).toMatchObject({
      MONGODB_URI: process.env.MONGODB_URI,
      JIRA_BASE_URL: expect.stringContaining('/jira'),
      SLACK_BOT_TOKEN: expect.stringMatching(/^xoxb-/),
      AUTH_SIGNING_KEYS_FILE: join(dataDir, 'signing-keys.json'),
    });

    bakery.stop();
    expect(await bakery.exitCode).toBe(0);
    expect(await readFile(join(dataDir, 'stopped'), 'utf8')).toBe('in order');
    expect(await readdir(dataDir)).not.toContain('running.json');
  });

  it.each([
    ['nobody but this machine', {}, '127.0.0.1', '127.0.0.1'],
    ['whoever reaches the sandbox', { SANDBOX_HOST: '0.0.0.0' }, '0.0.0.0', '127.0.0.1'],
    ['whoever it is told', { BIND_ADDRESS: 'localhost' }, 'localhost', 'localhost'],
  ])('has the app listen to %s', async (_, env, address, reached) => {
    const bakery = start(env);
    await bakery.ready;
    const { BIND_ADDRESS, PORT } = await appEnv();
    expect(BIND_ADDRESS).toBe(address);
    expect(bakery.said.join('\n')).toContain(`http://${reached}:${PORT}/docs`);
    bakery.stop();
    expect(await bakery.exitCode).toBe(0);
  });

  it('plays no service that is configured', async () => {
    const bakery = start({ JIRA_BASE_URL: 'https://bakery.atlassian.net', SLACK_BOT_TOKEN_FILE: '/run/secrets/slack' });
    await bakery.ready;
    const env = await appEnv();
    expect(env.JIRA_BASE_URL).toBe('https://bakery.atlassian.net');
    expect(env.SLACK_BOT_TOKEN).toBeUndefined();
    expect(bakery.said.join('\n')).toMatch(/Jira +the real one/);
    // Nobody is seeded into a real workspace.
    expect(bakery.said.join('\n')).not.toContain('log in as');
    bakery.stop();
    await bakery.exitCode;
  });

  it('reads the address of MongoDB from a file', async () => {
    const file = join(dataDir, 'mongodb-uri');
    await writeFile(file, `${process.env.MONGODB_URI}\n`);
    const bakery = start({ MONGODB_URI: '', MONGODB_URI_FILE: file });
    await bakery.ready;
    expect(bakery.said.join('\n')).toMatch(/MongoDB +as MONGODB_URI says/);
    expect(await appEnv()).toMatchObject({ MONGODB_URI: process.env.MONGODB_URI });
    expect(await appEnv()).not.toHaveProperty('MONGODB_URI_FILE');
    bakery.stop();
    expect(await bakery.exitCode).toBe(0);
  });

  it('says so when the app ends by itself', async () => {
    const bakery = start();
    await bakery.ready;
    const health = /Health +(\S+)/.exec(bakery.said.join('\n'))?.[1] ?? '';
    await fetch(health, { method: 'POST' }).catch(() => {});
    expect(await bakery.exitCode).toBe(1);
    expect(bakery.said.at(-1)).toContain('Ovenbird ended by itself (code 7)');
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'npm start is the sandbox'],
    [{ PORT: 'many' }, 'PORT must be a port number'],
    [{ OPS_PORT: '65536' }, 'OPS_PORT must be a port number'],
  ])('does not start with %j', async (env, reason) => {
    const bakery = start(env);
    expect(await bakery.exitCode).toBe(1);
    expect(bakery.said.join('\n')).toContain(reason);
    expect(await readdir(dataDir)).toEqual([]);
  });
});
