import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { configOrExit } from './config.ts';
import { services } from './doctor/checks.ts';
import { examine } from './doctor/examine.ts';
import { isBroken, report } from './doctor/report.ts';

/** `npm run doctor`: asks every configured service whether Ovenbird can work with it. Ends with 1 where it cannot. */
const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

const config = configOrExit();
const { oauth_config } = manifest.parse(JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')));
const examined = await examine(await services({ config, scopes: oauth_config.scopes.bot }));
console.log(report(examined));
process.exit(isBroken(examined) ? 1 : 0);
