import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const ENTRY = resolve(import.meta.dirname, '../../src/index.ts');
const IMPORT = /^(?:import|export)\s+(?!type\s)[^;]*?from\s+'([^']+)'/gms;

/** Every package that is loaded at each start, whatever is configured: what `import()` loads is not among them. */
function packagesLoadedFrom(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file) || !existsSync(file)) return packages;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const found = specifier.startsWith('.')
      ? packagesLoadedFrom(join(dirname(file), specifier), seen)
      : new Set([specifier]);
    for (const each of found) packages.add(each);
  }
  return packages;
}

it('loads no SDK that only a configured integration or a collector needs', () => {
  const loaded = packagesLoadedFrom(ENTRY);
  expect(loaded).toContain('mongodb');
  expect(loaded).toContain('@opentelemetry/api');
  const late = /^(@opentelemetry\/(?!api$)|@aws-sdk|jira\.js|@octokit|googleapis|nodemailer|@redis)/;
  expect([...loaded].filter((name) => late.test(name))).toEqual([]);
});
