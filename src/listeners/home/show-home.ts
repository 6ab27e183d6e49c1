import type { WebClient } from '@slack/web-api';
import { home, homeProblem } from '../../views/home/home.ts';
import { type HomePlace, parseHomePlace } from '../../views/home/place.ts';
import { attempt, type Edge, isHashConflict } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createHomeModel } from './home-model.ts';

export interface ShownHome {
  client: WebClient;
  user: string;
  /** Of the view that the person has before them: a newer one is left alone. */
  hash?: string;
  /** The start, where the person has been nowhere yet. */
  place?: HomePlace;
}

/** Publishes a person's Home tab as it should look now. Never rejects: a Home that is not new is no news to anybody. */
export type ShowHome = (home: ShownHome) => Promise<void>;

export function createShowHome(
  deps: ListenerDependencies,
  { principalOf, log }: Pick<Edge, 'principalOf' | 'log'>,
): ShowHome {
  const modelOf = createHomeModel(deps);

  return async ({ client, user, hash, place = parseHomePlace(undefined) }) => {
    const model = await attempt(log, async () => modelOf(await principalOf(user), place));
    const view = model.ok ? home(model.result) : homeProblem(model.problem);
    try {
      await client.views.publish({ user_id: user, view, ...(hash && { hash }) });
    } catch (error) {
      if (!isHashConflict(error)) log.warn({ err: error }, 'a Home tab could not be published');
    }
  };
}
