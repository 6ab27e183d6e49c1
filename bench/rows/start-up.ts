import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startCollector } from '../../test/support/collector.ts';
import { openTestRedis } from '../../test/support/redis.ts';
import type { Contest, Readings, Row } from '../harness/row.ts';
import { program, startProcess } from '../world/process.ts';
import { openWorld } from '../world/world.ts';

type Name = 'ready' | 'memory';

/** After so long nothing is left of the start. */
const SETTLED_MS = 2_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As the image starts it. */
const BUNDLE = [fileURLToPath(new URL('../../dist/index.js', import.meta.url)), ['--enable-source-maps']] as const;

/** What a process costs before it does anything. */
export const startUp: Row<Name> = {
  name: 'start-up',
  what: 'a process of both roles, the bundle that the image runs, with everything configured: Slack, Jira, GitHub, Google Drive, mail, the auction, S3, Redis, tokens, traces',
  baseline: 'a bare Bolt app with a MongoDB client',
  figures: {
    ready: { title: 'start to ready', unit: 'ms', judged: 'ratio', target: { atMost: 2 } },
    memory: { title: 'memory when idle', unit: 'MB', judged: 'ratio', target: { atMost: 2 } },
  },
  async open(): Promise<Contest<Name>> {
    await promisify(execFile)('npm', ['run', 'build'], { cwd: ROOT });
    await using opened = new AsyncDisposableStack();
    const world = await openWorld();
    opened.defer(world.close);
    const redis = await openTestRedis();
    opened.defer(redis.kill);
    const collector = await startCollector();
    opened.defer(collector.close);
    const env = { ...world.env, REDIS_URL: redis.url, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };

    const starting = (entry: string, nodeArgs?: readonly string[]) => async () => {
      const running = await startProcess(entry, env, nodeArgs);
      await wait(SETTLED_MS);
      const memory = await running.memory();
      await running.stop();
      return { ready: running.readyMs, memory } satisfies Readings<Name>;
    };
    const rest = opened.move();
    return { ours: starting(...BUNDLE), baseline: starting(program('bolt')), close: () => rest.disposeAsync() };
  },
};
