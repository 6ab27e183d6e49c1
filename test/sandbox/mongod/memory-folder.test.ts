import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { openMemoryFolder } from '../../../sandbox/mongod/memory-folder.ts';

const place = tmpdir();
const module = new URL('../../../sandbox/mongod/memory-folder.ts', import.meta.url);

/** Opens a folder, says where it is, and stays. */
const OPENS_ONE = `
  const { openMemoryFolder } = await import(${JSON.stringify(module.href)});
  process.stdout.write((await openMemoryFolder(${JSON.stringify({ place, roomBytes: 0 })})).path);
  setInterval(() => undefined, 1_000);
`;

it('opens a folder where there is room, and removes it with what is in it', async () => {
  const folder = await openMemoryFolder({ place, roomBytes: 0 });
  if (!folder) throw new Error('there is room');
  expect(dirname(folder.path)).toBe(place);
  await writeFile(join(folder.path, 'books'), 'full of cakes');
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

it('opens none where there is not enough room, or no such place', async () => {
  expect(await openMemoryFolder({ place, roomBytes: 2 ** 60 })).toBeUndefined();
  expect(await openMemoryFolder({ place: join(place, 'nowhere'), roomBytes: 0 })).toBeUndefined();
});

it('leaves nothing behind where the process is killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', OPENS_ONE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [path] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(existsSync(path)).toBe(true);
  child.kill('SIGKILL');
  await until('it is gone', () => !existsSync(path));
});
