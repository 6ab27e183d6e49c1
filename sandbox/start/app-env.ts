import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './settings.ts';

/**
 * Writes down what an app that somebody else starts must know of the stand-ins: `node --env-file=<dataDir>/app.env`.
 *
 * @see https://nodejs.org/api/cli.html#--env-fileconfig
 */
export async function writeAppEnv(dataDir: string, env: Environment): Promise<void> {
  const lines = Object.entries(env).filter(([, value]) => value !== undefined);
  const text = lines.map(([name, value]) => `${name}='${value}'\n`).join('');
  await writeFile(join(dataDir, 'app.env'), text, { mode: 0o600 });
}
