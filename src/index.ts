import { startTracing } from './app/tracing.ts';
import { createApp } from './app.ts';
import { configOrExit } from './config.ts';
import { createLogger } from './platform/logger.ts';

/** SIGTERM comes from whoever replaces us: a load balancer needs a moment to see by `/readyz` that we are leaving. */
const KEEP_SERVING_MS = 5_000;

/** From then on, stopping takes the outbox's drain time at most, and a little; what still hangs is given back by its lease. */
const STOP_WITHIN_MS = 12_000;

const config = configOrExit();
const log = createLogger(config.logLevel);
const tracing = await startTracing(config, log);
const app = await createApp(config, { log }).catch(giveUp);

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
const asked = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => asked.abort(signal));
asked.signal.addEventListener('abort', stop);

const { port, opsPort } = await app.start().catch(giveUp);
log.info({ role: config.role, port, opsPort }, 'listening');

/** What no process can start with: a port that is taken, an option that MongoDB does not know. */
function giveUp(error: unknown): never {
  log.fatal({ err: error }, 'cannot start');
  process.exit(1);
}

async function stop(): Promise<void> {
  const signal = asked.signal.reason;
  const keepServing = signal === 'SIGTERM' ? KEEP_SERVING_MS : 0;
  log.info({ signal }, 'stopping');
  setTimeout(() => {
    log.warn('something still hangs; ending all the same');
    process.exit(0);
  }, keepServing + STOP_WITHIN_MS).unref();
  await app.stop(keepServing);
  await tracing?.stop();
  process.exit(0);
}
