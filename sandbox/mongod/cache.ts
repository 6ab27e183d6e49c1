import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder where downloaded programs are kept, outside of the repository, so that a fresh clone downloads nothing.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ovenbird');
}
