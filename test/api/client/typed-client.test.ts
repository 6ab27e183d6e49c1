import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import openapiTypescript from 'openapi-typescript';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROGRAM = join(import.meta.dirname, 'program.ts');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

let folder: string;
let bakery: RunningBakery;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovenbird-client-'));
  bakery = await openBakery();
});
afterAll(async () => {
  await bakery?.close();
  await rm(folder, { recursive: true });
});

describe('a client generated from docs/openapi.json', () => {
  it('is typed: what the document forbids does not compile', async () => {
    const document = JSON.parse(await readFile(join(ROOT, 'docs/openapi.json'), 'utf8'));
    await writeFile(join(folder, 'api.d.ts'), await openapiTypescript(document));
    const compilerOptions = {
      noEmit: true,
      rootDir: '/',
      typeRoots: [join(ROOT, 'node_modules/@types')],
      paths: { 'ovenbird-api': [join(folder, 'api.d.ts')] },
    };
    const project = join(folder, 'tsconfig.json');
    const config = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions,
      files: [PROGRAM],
      include: [],
      exclude: [],
    };
    await writeFile(project, JSON.stringify(config));
    const { stdout } = await promisify(execFile)(process.execPath, [TSC, '--project', project]).catch((error) => error);
    expect(stdout).toBe('');
  });

  it('orders a cake, and moves it along', async () => {
    const { useBakery } = await import(PROGRAM);
    const used = await useBakery(bakery.url);
    expect(used).toEqual({
      ingredients: { flour: 600, eggs: 12 },
      status: 'preparation',
      found: [{ id: used.order, product: 'typed_cake' }],
      refused: 'product_not_found',
      order: expect.any(Number),
    });
  });
});
