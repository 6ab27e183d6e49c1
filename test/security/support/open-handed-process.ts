/** Ovenbird as a process, as src/index.ts starts it, but the API may be called as often as one likes. */
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/platform/logger.ts';

const config = readConfig();
const log = createLogger(config.logLevel);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
const often = 1_000_000;
const app = await createApp(config, { log, limits: { requests: often, refusedTokens: often, tokenRequests: often } });
process.once('SIGTERM', async () => {
  await app.stop();
  process.exit(0);
});
log.info(await app.start(), 'listening');
