import { describe, expect, it } from '@jest/globals';
import { readInTime } from '../../../src/api/http/patience.ts';

describe('what is read', () => {
  it('is answered when it comes in time', async () => {
    expect(await readInTime(Promise.resolve('cakes'), 20)).toBe('cakes');
    await expect(readInTime(Promise.reject(new Error('no cakes')), 20)).rejects.toThrow('no cakes');
  });

  it('is refused when it does not, and what comes of it later is nobody’s business', async () => {
    const { promise: late, reject } = Promise.withResolvers<never>();
    await expect(readInTime(late, 20)).rejects.toMatchObject({ status: 503, code: 'books_unavailable' });
    reject(new Error('the connection was given up'));
  });
});
