import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { probe } from '../../sandbox/mongod/probe.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-probe-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function program(script: string): Promise<string> {
  const file = join(folder, `mongod-${Math.random()}`);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('the look at a mongod that was found', () => {
  it('takes one that is new enough', async () => {
    expect(await probe(await program('echo "db version v7.0.14"'))).toEqual({ usable: true, version: '7.0.14' });
  });

  it.each([
    ['is too old', 'echo "db version v4.4.29"', '6.0 or later is needed'],
    ['lacks a library', 'echo "libcurl.so.4: cannot open shared object file" >&2; exit 127', 'libcurl.so.4'],
    ['is something else', 'echo "hello"', 'does not look like mongod'],
  ])('says why not, when it %s', async (_what, script, reason) => {
    expect(await probe(await program(script))).toMatchObject({
      usable: false,
      reason: expect.stringContaining(reason),
    });
  });

  it('says so when there is none', async () => {
    expect(await probe(join(folder, 'nowhere'))).toMatchObject({
      usable: false,
      reason: expect.stringContaining('ENOENT'),
    });
  });
});
