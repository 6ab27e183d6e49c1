/** Ovenbird as a process, as src/index.ts starts it, but with leases that end soon after the process that held them. */
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { briskTimes } from './brisk-times.ts';

const config = readConfig();
const log = createLogger(config.logLevel);
const app = await createApp(config, { log, times: { ...briskTimes, run: 1_500, lease: 2_000 } });
log.info(await app.start(), 'listening');
