import { describe, expect, it } from '@jest/globals';
import { slugOf } from '../../../src/services/catalog/index.ts';

describe('slugs', () => {
  it.each([
    ['Chocolate Cake', 'chocolate_cake'],
    ['  Crème brûlée!  ', 'creme_brulee'],
    ['Ms. Delicious', 'ms_delicious'],
    ['ＦＵＬＬ Width', 'full_width'],
    ['Медовик 2', 'медовик_2'],
    ['__a--b__', 'a_b'],
    ['🍰', ''],
    ['!!!', ''],
  ])('%s -> %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('has at most 80 characters, and no underscore at the end where it was cut', () => {
    expect(slugOf('x'.repeat(3_000))).toHaveLength(80);
    expect(slugOf(`${'x'.repeat(79)} tail`)).toBe('x'.repeat(79));
  });
});
