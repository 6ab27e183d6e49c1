import { fileURLToPath } from 'node:url';
import { buildPage, loadPage } from './page/index.ts';
import { runBakery } from './start/run.ts';

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());

process.exitCode = await runBakery({
  env: process.env,
  entry: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
  say: console.log,
  page: async () => loadPage(await buildPage({ say: console.log })),
  signal: stopping.signal,
});
