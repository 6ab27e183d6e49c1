import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
}

const { dependencies, devDependencies, allowScripts } = read('package.json') as Record<string, Record<string, unknown>>;
const lock = Object.entries(read('package-lock.json').packages as Record<string, Locked>)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ name: path.split('node_modules/').at(-1) ?? path, ...locked }));

/** Ask for nothing but to be named. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

describe('what we depend on', () => {
  it('is named by exact version, and held by its hash', () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(`${version}`))).toEqual([]);
    expect(lock.filter(({ integrity, link }) => !integrity && !link).map(({ name }) => name)).toEqual([]);
  });

  it('runs in production under a permissive licence', () => {
    const shipped = lock.filter(({ dev }) => !dev);
    expect(shipped.length).toBeGreaterThan(100);
    const others = shipped.filter(({ license = '' }) => !PERMISSIVE.includes(license));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('runs nothing of its own when it is installed, but for Node, unless somebody has looked at it', () => {
    const scripted = lock.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted.filter((name) => !(name in (allowScripts ?? {})))).toEqual([]);
    expect(Object.entries(allowScripts ?? {}).filter(([, allowed]) => allowed)).toEqual([['node', true]]);
  });
});
