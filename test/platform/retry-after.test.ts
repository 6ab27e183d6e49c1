import { describe, expect, it } from '@jest/globals';
import { retryAfterMs } from '../../src/platform/retry-after.ts';

const waitAfter = (header?: string) =>
  retryAfterMs(new Headers(header === undefined ? {} : { 'retry-after': header }), 30_000);

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    ['0', 1_000],
    ['86400', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    [undefined, 30_000],
    ['', 30_000],
    ['soon', 30_000],
    ['Sat, 21 Nov 2020 10:00:00 GMT', 1_000],
  ])('of %p is %d ms', (header, wait) => {
    expect(waitAfter(header)).toBe(wait);
  });

  it('may be an instant', () => {
    const wait = waitAfter(new Date(Date.now() + 90_000).toUTCString());
    expect(wait).toBeGreaterThan(80_000);
    expect(wait).toBeLessThanOrEqual(90_000);
  });
});
