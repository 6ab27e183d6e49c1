import { expect, it } from '@jest/globals';
import { createInTurn } from '../../src/platform/in-turn.ts';

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const run = async () => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end: resolve, fail: () => reject(new Error(`${name} failed`)) };
}

const LONG_MS = 60_000;

it('does work on one thing in turn, also after some that failed, and on another at once', async () => {
  const log: string[] = [];
  const inTurn = createInTurn(LONG_MS);
  const [first, second, third, other] = ['first', 'second', 'third', 'other'].map((name) => work(name, log));
  const failed = expect(inTurn([1], async () => first?.run())).rejects.toThrow('first failed');
  const both = Promise.all([inTurn([1], async () => second?.run()), inTurn([1], async () => third?.run())]);
  other?.end();
  expect(await inTurn([2], async () => other?.run())).toBe('other');
  expect(log).toEqual(['first begins', 'other begins', 'other ends']);
  third?.end();
  second?.end();
  first?.fail();
  await failed;
  expect(await both).toEqual(['second', 'third']);
  expect(log.slice(3)).toEqual(['second begins', 'second ends', 'third begins', 'third ends']);
});

it('does work on several things when all of them are free, and keeps others from each of them', async () => {
  const log: string[] = [];
  const inTurn = createInTurn(LONG_MS);
  const [one, two, both, after] = ['one', 'two', 'both', 'after'].map((name) => work(name, log));
  const all = Promise.all([
    inTurn([1], async () => one?.run()),
    inTurn([2], async () => two?.run()),
    inTurn([2, 1, 3], async () => both?.run()),
    inTurn([3], async () => after?.run()),
  ]);
  two?.end();
  both?.end();
  after?.end();
  expect(await inTurn([4], async () => 'other')).toBe('other');
  one?.end();
  expect(await all).toEqual(['one', 'two', 'both', 'after']);
  expect(log).toEqual([
    ...['one begins', 'two begins', 'two ends', 'one ends'],
    ...['both begins', 'both ends', 'after begins', 'after ends'],
  ]);
});

it('lets nobody wait for long', async () => {
  const log: string[] = [];
  const inTurn = createInTurn(10);
  const stuck = work('stuck', log);
  const begun = inTurn([1], stuck.run);
  expect(await inTurn([1], async () => 'ahead')).toBe('ahead');
  expect(log).toEqual(['stuck begins']);
  stuck.end();
  expect(await begun).toBe('stuck');
});
