import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');

const THROWN = [
  /DomainError\(\s*'\w+',\s*'([a-z_]+)'/g,
  /invalidField\(\s*'([a-z_]+)'/g,
  /parseInput\([^;]*?'([a-z_]+)'\)/g,
  // `custom` is zod's word for a fault of one's own.
  /\bcode: '(?!custom')([a-z_]+)'/g,
];

function codesInSource(): Set<string> {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  return new Set(
    sources.flatMap((source) => THROWN.flatMap((way) => [...source.matchAll(way)].map(([, code]) => code ?? ''))),
  );
}

function codesInDocs(): string[] {
  const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
  return [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code ?? '');
}

describe('docs/errors.md', () => {
  it('has a row for every code that people or programs can see, and for no other', () => {
    const documented = codesInDocs();
    expect(documented.length).toBeGreaterThan(30);
    expect([...documented].sort()).toEqual([...codesInSource()].sort());
  });
});
