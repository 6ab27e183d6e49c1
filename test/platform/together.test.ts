import { expect, it } from '@jest/globals';
import { together } from '../../src/platform/together.ts';

/** Asks that note which were answered by one call. */
function asking() {
  const calls: (readonly number[])[] = [];
  let fault: Error | undefined;
  const double = together(async (asks: readonly number[]) => {
    calls.push(asks);
    if (fault) throw fault;
    return (ask) => ask * 2;
  });
  const failWith = (error?: Error) => {
    fault = error;
  };
  return { double, calls, failWith };
}

it('answers with one call what is asked for at once, each its own', async () => {
  const { double, calls } = asking();
  const later = Promise.resolve().then(() => double(3));
  expect(await Promise.all([double(1), double(2), double(1), later])).toEqual([2, 4, 2, 6]);
  expect(calls).toEqual([[1, 2, 1, 3]]);
});

it('keeps nothing: who asks while others are answered, or after that, has a call that begins then', async () => {
  const answered: PromiseWithResolvers<void>[] = [];
  let state = 'employed';
  const rights = together(async (_: readonly string[]) => {
    const read = state;
    const call = Promise.withResolvers<void>();
    answered.push(call);
    await call.promise;
    return () => read;
  });
  const before = rights('ben');
  while (answered.length < 1) await new Promise(setImmediate);
  state = 'fired';
  const after = rights('ben');
  while (answered.length < 2) await new Promise(setImmediate);
  for (const { resolve } of answered) resolve();
  expect(await Promise.all([before, after])).toEqual(['employed', 'fired']);
});

it('tells everybody who asked what went wrong, and nobody who asks later', async () => {
  const { double, failWith } = asking();
  failWith(new Error('the books are away'));
  const both = await Promise.allSettled([double(1), double(2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  failWith();
  expect(await double(1)).toBe(2);
});
