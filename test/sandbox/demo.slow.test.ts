import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runDemo } from '../../sandbox/demo/run.ts';
import { isShoppingList, shoppingList } from '../../sandbox/demo/shopping-list.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';

async function play(url: string, patience = 10_000): Promise<{ code: number; said: string }> {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const code = await runDemo({ url, output, patience });
  return { code, said: stripVTControlCharacters(chunks.join('')) };
}

describe('the demo', () => {
  let bakery: RunningBakery;
  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery?.close());

  it('plays the story', async () => {
    const { code, said } = await play(bakery.sandboxUrl);
    expect(said).toContain('Everything came about.');
    expect(code).toBe(0);
  });

  it('says what did not come about, and which fault is switched on', async () => {
    await bakery.fault('github', { kind: 'down', match: '/collaborators/' });
    const { code, said } = await play(bakery.sandboxUrl, 4_000);
    await bakery.clearFaults();
    expect(said).toMatch(/✗ .*: dana-dev is invited to the repository\n {3}A fault is switched on: github is down\.\n/);
    expect(code).toBe(1);
  });

  it('plays it again after one that was interrupted', async () => {
    const { code, said } = await play(bakery.sandboxUrl);
    expect(said.match(/Dana Dev does not work here any more/g)).toHaveLength(2);
    expect(said).toContain('Everything came about.');
    expect(code).toBe(0);
  });
});

it('says so when nothing runs', async () => {
  expect(await play('http://127.0.0.1:1')).toEqual({
    code: 1,
    said: ' ✗ Nothing runs at http://127.0.0.1:1. Start the bakery in another terminal: npm start\n',
  });
});

it('refuses to play with people’s real services', async () => {
  await using cleanup = new AsyncDisposableStack();
  const sandbox = await startSandbox({ port: 0, standIns: ['slack', 'mail'] });
  cleanup.defer(sandbox.close);
  const { code, said } = await play(sandbox.url);
  expect(said).toContain('this bakery has the real jira, github');
  expect(code).toBe(1);
});

it('knows a wrong ticket by a gram', () => {
  expect(isShoppingList(shoppingList.toReversed())).toBe(true);
  expect(isShoppingList([['chocolate', '269', 'g'], ...shoppingList.slice(1)])).toBe(false);
  expect(isShoppingList(shoppingList.slice(1))).toBe(false);
});
