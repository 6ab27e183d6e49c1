import { describe, expect, it } from '@jest/globals';
import { parseJson, writtenIn } from '../../src/platform/json.ts';

describe('parseJson', () => {
  it('remembers how each number was written, where it stands', () => {
    const read = parseJson('{"a": 100.0, "b": 100, "c": [1e2, {"a": 1.50}]}') as { c: [number, object] };
    expect(read).toEqual({ a: 100, b: 100, c: [100, { a: 1.5 }] });
    expect([writtenIn(read, 'a'), writtenIn(read, 'b')]).toEqual(['100.0', '100']);
    expect([writtenIn(read.c, 0), writtenIn(read.c[1], 'a')]).toEqual(['1e2', '1.50']);
    expect(writtenIn({ a: 100 }, 'a')).toBeUndefined();
  });

  it('throws at what is no JSON', () => {
    expect(() => parseJson('{"a": 01}')).toThrow(SyntaxError);
  });
});
