import { type Config, readConfig } from '../../../../src/config.ts';
import { readSecrets } from './secrets.ts';

/** What a function is told by its environment. Lambda itself sets AWS's variables. */
const PLAIN = [
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL_S3',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LOG_LEVEL',
  'PUBLIC_URL',
  'S3_BUCKET',
] as const;

/**
 * The configuration of a function: the same variables as the app's, of which it takes only these, and two secrets.
 *
 * @throws ConfigError naming every fault
 */
export async function readConfiguration(environment: NodeJS.ProcessEnv): Promise<Config> {
  const plain = Object.fromEntries(PLAIN.map((name) => [name, environment[name]]));
  return readConfig({ ...plain, ...(await readSecrets(['MONGODB_URI', 'AUCTION_URL'], environment)) });
}
