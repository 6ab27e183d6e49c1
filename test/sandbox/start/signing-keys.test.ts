import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepSigningKeys } from '../../../sandbox/start/signing-keys.ts';
import { readConfig } from '../../../src/config.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-keys-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the sandbox’s signing keys', () => {
  it('are made once, for nobody else to read, and are what the app takes', async () => {
    const { AUTH_SIGNING_KEYS_FILE: file = '' } = await keepSigningKeys(dataDir, {});
    const made = await readFile(file, 'utf8');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await keepSigningKeys(dataDir, {});
    expect(await readFile(file, 'utf8')).toBe(made);
    const { signingKeys } = readConfig({ MONGODB_URI: 'mongodb://x/y', AUTH_SIGNING_KEYS_FILE: file });
    expect(signingKeys).toEqual(JSON.parse(made));
  });

  it('are not made where there are some', async () => {
    expect(await keepSigningKeys(dataDir, { AUTH_SIGNING_KEYS: '{"keys":[]}' })).toEqual({});
    expect(await keepSigningKeys(dataDir, { AUTH_SIGNING_KEYS_FILE: '/run/secrets/keys' })).toEqual({});
  });
});
