import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { textOf } from '../../../sandbox/client/text.ts';
import { until } from '../../../sandbox/client/until.ts';
import { errorOf, manifest, startWorkspace } from './support/workspace.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slack-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a workspace is as it was after a restart', async () => {
  const stateFile = join(folder, 'slack.json');
  const before = await startWorkspace({ stateFile });
  const { ts = '', channel = '' } = await before.web.chat.postMessage({ channel: 'U0BAKER', text: 'Hello' });
  const { id } = await before.team.addPerson({ displayName: 'Nora New' });
  await before.close();

  const after = await startWorkspace({ stateFile });
  await after.web.chat.update({ channel, ts, text: 'Hello again' });
  const baker = await after.team.person('Ben Baker');
  expect((await baker.sees.dm()).map(textOf)).toEqual(['Hello again']);
  expect((await after.team.addPerson({ displayName: 'Otto Other' })).id).not.toBe(id);
  await after.close();
});

it('what happened is written without waiting for the end', async () => {
  const stateFile = join(folder, 'slack.json');
  const space = await startWorkspace({ stateFile });
  await space.web.chat.postMessage({ channel: 'U0BAKER', text: 'Written soon' });
  await until('it is written', async () =>
    (await readFile(stateFile, 'utf8').catch(() => '')).includes('Written soon'),
  );
  await space.close();
});

it('a few thousand messages do not make it slow', async () => {
  const space = await startWorkspace({
    stateFile: join(folder, 'slack.json'),
    manifest: { ...manifest, settings: {} },
  });
  const post = () => space.web.chat.postMessage({ channel: 'U0BAKER', text: 'x'.repeat(500) });
  const batches: number[] = [];
  for (let batch = 0; batch < 20; batch += 1) {
    const started = performance.now();
    await Promise.all(Array.from({ length: 100 }, post));
    batches.push(performance.now() - started);
  }
  // Of five, the quickest: what else the machine does is not meant.
  expect(Math.min(...batches.slice(-5))).toBeLessThan(5 * Math.min(...batches.slice(0, 5)));
  expect(await errorOf(space.web.users.list({ limit: 1_001 }))).toBe('invalid_limit');
  await space.close();
});
