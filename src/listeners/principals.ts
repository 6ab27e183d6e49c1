import type { Principal } from '../services/principal.ts';
import type { ListenerDependencies } from './dependencies.ts';

const LOOK_UP_MS = 5_000;

/** Who somebody in Slack is. Whoever is not in the directory yet is read from Slack first, so that their name is known. */
export function createPrincipalOf({ directory, employees }: Pick<ListenerDependencies, 'directory' | 'employees'>) {
  return async (slackUser: string): Promise<Principal> => {
    const member = await directory.lookUp(slackUser, AbortSignal.timeout(LOOK_UP_MS));
    return employees.principalOf(slackUser, member);
  };
}
