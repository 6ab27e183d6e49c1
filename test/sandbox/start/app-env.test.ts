import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from '@jest/globals';
import { writeAppEnv } from '../../../sandbox/start/app-env.ts';

it('writes what node --env-file reads back, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ovenbird-env-'));
  const key = JSON.stringify({ private_key: '-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n' });
  const env = { GOOGLE_CREDENTIALS: key, AUCTION_URL: 'http://a:b#$c@127.0.0.1/', SMTP_URL: undefined };
  try {
    await writeAppEnv(folder, env);
    const file = join(folder, 'app.env');
    expect(parseEnv(await readFile(file, 'utf8'))).toEqual({ GOOGLE_CREDENTIALS: key, AUCTION_URL: env.AUCTION_URL });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
});
