import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { accessTable } from '../support/access-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync(['docs/**/*.md', 'deploy/{compose,helm,observe,cdk}/{,ovenbird/}*.md'], { cwd: ROOT }),
];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** All that is no prose: what a page says that something is called must be called so somewhere here. */
const code = globSync(
  ['{src,sandbox,test,bench,deploy}/**/*.{ts,js,json,yaml,sh,example}', '.ci/*', '.github/**/*.yml', '*.js{,on}'],
  {
    cwd: ROOT,
    exclude: (path) => /node_modules|cdk\.out/.test(path),
  },
)
  .map(read)
  .join('\n');
/** What Node itself reads. */
const NODES_OWN = ['NODE_COMPILE_CACHE'];
const called = new Set([...NODES_OWN, ...(code.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? [])]);

/** By command, what may follow it; `...` where that is anything. */
const commands = new Map<string, Set<string>>();
for (const { kind, id } of accessTable()) {
  if (kind !== 'command') continue;
  const [command = '', word = ''] = id.split(' ');
  commands.set(command, (commands.get(command) ?? new Set()).add(word));
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => join(dirname(page), path));
    const named = [...text.matchAll(/`((?:src|test|sandbox|docs|deploy|bench)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const missing = [...links, ...named].filter((path) => !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });

  it('names only variables that something reads', () => {
    const named = [...text.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].map(([, name = '']) => name);
    const unread = named.filter((name) => !called.has(name) && !called.has(name.replace(/_FILE$/, '')));
    expect(unread).toEqual([]);
  });

  it('names only metrics that there are', () => {
    const named = [...text.matchAll(/\bovenbird_[a-z_]+[a-z]\b/g)].map(([name]) =>
      name.replace(/_(bucket|sum|count)$/, ''),
    );
    expect(named.filter((name) => !called.has(name))).toEqual([]);
  });

  it('names only commands of Slack’s that there are', () => {
    const named = [...text.matchAll(/`(\/[a-z]+)(?: ([a-z]+)\b)?[^`\n]*`/g)].filter(([, command = '']) =>
      commands.has(command),
    );
    const unknown = named.filter(([, command = '', word]) => {
      const words = commands.get(command);
      return word !== undefined && word !== 'help' && !words?.has(word) && !words?.has('...');
    });
    expect(unknown.map(([whole]) => whole)).toEqual([]);
  });

  it('names only npm scripts that are there', () => {
    const named = [...text.matchAll(/npm (?:run )?(start|test|[a-z][\w:]*)/g)]
      .filter(([whole, name = '']) => whole.startsWith('npm run') || name === 'start' || name === 'test')
      .map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the README', () => {
  it('names every variable that is read', () => {
    const namesIn = (text: string) => new Set([...text.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name));
    const variables =
      /export const variables = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('src/config/variables.ts'))?.[1] ?? '';
    const configured = [...variables.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(configured.length).toBeGreaterThan(20);
    const forTests = ['SLACK_API_URL', 'GITHUB_API_URL', 'GOOGLE_API_URL'];
    const inReadme = namesIn(read('README.md'));
    const missing = configured.filter((name) => name.includes('_') && !inReadme.has(name) && !forTests.includes(name));
    expect(missing).toEqual([]);
  });
});
