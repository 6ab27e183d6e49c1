import type { AllMiddlewareArgs, Middleware, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { Option } from '@slack/types';
import type { Edge } from './edge.ts';

/** Slack shows no more. */
export const MOST_OPTIONS = 100;

/** Answers a menu that is searched as somebody types; one that cannot be searched just now is empty. */
export function suggest(
  { log }: Edge,
  search: (text: string) => Promise<Option[]>,
): Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>> {
  return async ({ options, ack }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs) => {
    try {
      await ack({ options: (await search(options.value)).slice(0, MOST_OPTIONS) });
    } catch (error) {
      log.warn({ err: error }, 'a menu could not be searched');
      await ack({ options: [] });
    }
  };
}
