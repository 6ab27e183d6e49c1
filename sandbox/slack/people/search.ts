import { complaintsOf, isObject } from '../blocks/check.ts';
import { option, optionGroups } from '../blocks/composition.ts';
import { offeredBy } from '../blocks/initial-options.ts';
import { list } from '../blocks/vocabulary.ts';
import type { Json } from '../state/types.ts';
import { notify } from '../to-app/acknowledgement.ts';
import { envelope, interact } from '../to-app/interaction.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';
import { type Place, placeOf, type Spot } from './place.ts';

/**
 * A person types into an external select; the app has 3 seconds to offer at most 100 options.
 * @see https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export async function search(workspace: Workspace, user: string, spot: Spot & { text: string }): Promise<Json[]> {
  return searchIn(workspace, user, placeOf(workspace, user, spot), spot.text);
}

/** The same, for an element already found. */
export async function searchIn(workspace: Workspace, user: string, place: Place, text: string): Promise<Json[]> {
  const { block, element } = place.held;
  if (!String(element.type).endsWith('external_select')) {
    throw new Impossible(`"${element.action_id}" has no search.`);
  }
  const { response_url: _url, ...described } = place.describe();
  const reply = await interact(workspace, {
    ...envelope(workspace.state, 'block_suggestion', user),
    ...described,
    action_id: element.action_id,
    block_id: block.block_id,
    value: text,
  });
  const failed = (error: string, detail: string): Json[] => {
    notify(workspace, { user, text: 'The options could not be loaded.', error, detail });
    return [];
  };
  if (reply.error) return failed(reply.error, `The app answered ${reply.status ?? 'nothing'}.`);
  const answer = parse(reply.body);
  const complaints = complaintsIn(answer);
  if (complaints.length > 0) return failed('invalid_options', complaints.join('; '));
  return offeredBy(answer).filter(isObject);
}

function complaintsIn(answer: Json): string[] {
  return answer.option_groups === undefined
    ? complaintsOf(list(option, { max: 100, min: 0 }), answer.options, '/options', 'modal')
    : complaintsOf(optionGroups, answer.option_groups, '/option_groups', 'modal');
}

function parse(body: string): Json {
  try {
    const json: unknown = JSON.parse(body);
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}
