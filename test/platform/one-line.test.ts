import { describe, expect, it } from '@jest/globals';
import { oneLine } from '../../src/platform/one-line.ts';

describe('a name on one line', () => {
  it.each([
    ['  Mr.\t Cakelover\n', 'Mr. Cakelover'],
    ['choc\u0000olate\u0007', 'choc olate'],
    ['\u0000', ''],
    ['cake \ud83c', 'cake \ufffd'],
    ['Crème brûlée 🍰', 'Crème brûlée 🍰'],
  ])('%j is %j', (written, name) => {
    expect(oneLine(written)).toBe(name);
  });
});
