import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emojiNames } from './emoji-names.ts';
import { hashOfSources } from './hash-of-sources.ts';

const APP = fileURLToPath(new URL('./app', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(REPOSITORY, 'node_modules/.cache/ovenbird-page');

export interface BuildOptions {
  /** Told when there is something to wait for. */
  say(text: string): void;
  /** Where builds are kept; `node_modules/.cache` unless given. */
  cache?: string;
}

/**
 * Builds the workspace page where its sources have changed since the last build.
 *
 * @returns the folder with the built files
 * @throws when a source does not compile
 */
export async function buildPage({ say, cache = CACHE }: BuildOptions): Promise<string> {
  const hash = await hashOfSources(REPOSITORY, ['sandbox/page', 'src/platform/local-date.ts', 'package-lock.json']);
  const built = join(cache, hash);
  if (await exists(built)) return built;

  say('Building the workspace page (only once)');
  await mkdir(cache, { recursive: true });
  // Another start may build the same at this moment: each in a folder of its own, and the first one's stays.
  const draft = join(cache, `draft-${process.pid}`);
  await compile(draft);
  await rename(draft, built).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(built))) throw error;
  });
  await removeOthers(cache, hash);
  return built;
}

/** Vite is loaded only when there is something to build: it costs a start 200 ms. */
async function compile(outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    root: APP,
    configFile: false,
    logLevel: 'error',
    plugins: [emojiNames()],
    // Today's browsers: so that light-dark() stays what it is.
    build: { outDir, emptyOutDir: true, target: 'es2023', cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  });
}

/** What no start needs any more: a running sandbox has read its page into memory. */
async function removeOthers(cache: string, hash: string): Promise<void> {
  const old = (await readdir(cache)).filter((name) => name !== hash && !name.startsWith('draft-'));
  await Promise.all(old.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
