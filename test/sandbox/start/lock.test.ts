import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../../sandbox/start/lock.ts';

const lockModule = new URL('../../../sandbox/start/lock.ts', import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that takes the folder and holds it until it is killed. */
async function anotherHolds() {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(lockModule)});
    await lockFolder(${JSON.stringify(folder)});
    setInterval(() => {}, 60_000);
    console.log('taken');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock on a data folder', () => {
  it('is held by one process at a time, and survives a second try', async () => {
    const other = await anotherHolds();
    await expect(lockFolder(folder)).rejects.toThrow(`Ovenbird runs already on ${folder} (process ${other.pid})`);
    expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')).pid).toBe(other.pid);
    other.kill('SIGKILL');
    await once(other, 'exit');
  });

  it('is taken over from a process that was killed', async () => {
    const other = await anotherHolds();
    other.kill('SIGKILL');
    await once(other, 'exit');
    const lock = await lockFolder(folder);
    await lock.release();
    await expect(readFile(join(folder, 'running.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is taken over from a process whose number somebody else has now, and from half a file', async () => {
    await writeFile(join(folder, 'running.json'), JSON.stringify({ pid: process.ppid, command: 'something else' }));
    await (await lockFolder(folder)).release();
    await writeFile(join(folder, 'running.json'), '{"pid":');
    await (await lockFolder(folder)).release();
  });
});
