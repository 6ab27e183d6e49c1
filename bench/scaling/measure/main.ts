import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { measureStreamCost } from './change-streams.ts';
import { measureCommits } from './commits.ts';
import { measureEmptyBakeries } from './empty-bakeries.ts';
import { measureIdle } from './idle.ts';
import { measureLives } from './lives.ts';
import { openWorld, type World } from './world.ts';

/**
 * `node bench/scaling/measure/main.ts [stage ...]`: measures anew, all of it or these stages, and keeps what it found in
 * figures.json. About five minutes on a free machine.
 */
const FIGURES = new URL('../figures.json', import.meta.url);
const IDLE_MS = 20_000;
const EMPTY_BAKERIES = 12;

const stages: Readonly<Record<string, (world: World) => Promise<object>>> = {
  worker: async (world) => ({ idleWorker: await measureIdle(world, 'worker', IDLE_MS) }),
  web: async (world) => ({ idleWeb: await measureIdle(world, 'web', IDLE_MS) }),
  lives: measureLives,
  streams: async ({ client }) => ({ streamUsPerWrite: await measureStreamCost(client) }),
  empty: async ({ client }) => ({ empty: await measureEmptyBakeries(client, EMPTY_BAKERIES) }),
  commits: async () => ({ commitMs: await measureCommits() }),
};

/** Each stage has a MongoDB for itself, so that none finds what another left. */
async function runStage(name: string): Promise<object> {
  const stage = stages[name];
  if (!stage) throw new Error(`there is no stage ${name}; there are ${Object.keys(stages).join(', ')}`);
  console.error(name);
  const world = await openWorld();
  try {
    const { version } = await world.client.db('admin').command({ buildInfo: 1 });
    const gigabytes = Math.round(totalmem() / 2 ** 30);
    const machine = `${cpus().length} cores, ${gigabytes} GB, Node ${process.version}, MongoDB ${version}`;
    return { measuredAt: new Date().toISOString().slice(0, 10), machine, ...(await stage(world)) };
  } finally {
    await world.close();
  }
}

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(stages)) {
  const found = await runStage(name);
  const before = JSON.parse(await readFile(FIGURES, 'utf8'));
  await writeFile(FIGURES, `${JSON.stringify({ ...before, ...found }, null, 2)}\n`);
}
process.exit(0);
