import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { every } from '../../../src/platform/outbox/every.ts';
import { silent } from '../../support/outbox.ts';

describe('a periodic job', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('goes on after a failure, until it is stopped', async () => {
    let turns = 0;
    const job = every(1, silent, async () => {
      turns++;
      throw new Error('no');
    });
    await until('three turns', () => turns >= 3);
    await job.stop();
    const then = turns;
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns).toBe(then);
  });

  it('leaves nothing behind, however long it runs', async () => {
    let turns = 0;
    const abort = jest.spyOn(AbortController.prototype, 'abort');
    const job = every(0, silent, async () => {
      turns++;
    });
    await until('many turns', () => turns > 50);
    await job.stop();
    const stopped = abort.mock.contexts.at(-1) as AbortController;
    expect(getEventListeners(stopped.signal, 'abort')).toHaveLength(0);
  });
});
