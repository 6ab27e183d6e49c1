import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfSources } from '../../../sandbox/page/hash-of-sources.ts';
import { loadPage, type Page } from '../../../sandbox/page/serve.ts';

let folder: string;
let page: Page;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<h1>Bakery</h1>');
  await writeFile(join(folder, 'assets/index-1a2b.js'), 'let a');
  page = await loadPage(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (path: string, method = 'GET') => page(new Request(new URL(path, 'http://127.0.0.1'), { method }));

describe('the page’s files', () => {
  it('are served from memory: the page always asked for anew, its assets kept for ever', async () => {
    expect(await ask('/?as=U0BAKER')?.text()).toBe('<h1>Bakery</h1>');
    expect(ask('/')?.headers.get('cache-control')).toBe('no-cache');
    expect(ask('/')?.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(ask('/assets/index-1a2b.js')?.headers.get('cache-control')).toContain('immutable');
    expect(ask('/assets/index-1a2b.js')?.headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it('leave everything else to others', () => {
    expect(ask('/control')).toBeUndefined();
    expect(ask('/../package.json')).toBeUndefined();
    expect(ask('/', 'POST')).toBeUndefined();
  });

  it('have another name as soon as a byte of a source changes', async () => {
    const before = await hashOfSources(folder, ['assets', 'index.html']);
    expect(await hashOfSources(folder, ['assets', 'index.html'])).toBe(before);
    await writeFile(join(folder, 'assets/index-1a2b.js'), 'let b');
    expect(await hashOfSources(folder, ['assets', 'index.html'])).not.toBe(before);
  });
});
