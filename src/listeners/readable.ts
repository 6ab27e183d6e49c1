import { z } from 'zod';

const id = z.string().nullish();
const somebody = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish();

/** What every listener relies on: that ids, by which the books are asked, are texts and not, say, MongoDB's operators. */
const request = z.looseObject({
  ...{ user_id: id, team_id: id, channel_id: id, trigger_id: id, response_url: id, event_id: id },
  ...{ user: somebody, team: somebody },
  actions: z.array(z.looseObject({ action_id: z.string() })).nullish(),
  view: z.looseObject({ id, callback_id: id, private_metadata: id, hash: id }).nullish(),
  event: z.looseObject({ type: z.string(), user: somebody, function_execution_id: id }).nullish(),
});

/** Whether a signed body looks like one of Slack's requests, as far as that goes for all of them. */
export function isReadable(body: unknown): boolean {
  return request.safeParse(body).success;
}
