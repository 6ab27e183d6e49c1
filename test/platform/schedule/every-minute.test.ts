import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { everyMinute } from '../../../src/platform/schedule/every-minute.ts';
import { silent } from '../../support/outbox.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Lets the time pass, and what it sets off happen, second by second. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += SECOND) {
    mock.timers.tick(SECOND);
    await setImmediate();
  }
}

describe('every minute', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: new Date('2026-11-21T05:59:30Z') });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('works at the start and at each full minute, until it is stopped', async () => {
    const times: string[] = [];
    const ticking = everyMinute('test', async () => void times.push(new Date().toISOString()), silent);
    ticking.start();
    await pass(2 * MINUTE);
    await ticking.stop();
    await pass(2 * MINUTE);
    expect(times).toEqual(['2026-11-21T05:59:30.000Z', '2026-11-21T06:00:00.000Z', '2026-11-21T06:01:00.000Z']);
  });

  it('does not work twice at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const work = jest.fn(() => promise);
    const ticking = everyMinute('test', work, silent);
    ticking.start();
    await pass(3 * MINUTE);
    expect(work).toHaveBeenCalledTimes(1);
    resolve();
    await pass(MINUTE);
    expect(work).toHaveBeenCalledTimes(2);
    await ticking.stop();
  });

  it('comes again after a failure', async () => {
    const work = jest.fn(async () => {
      throw new Error('the books are away');
    });
    const ticking = everyMinute('test', work, silent);
    ticking.start();
    await pass(MINUTE);
    expect(work).toHaveBeenCalledTimes(2);
    await ticking.stop();
  });
});
