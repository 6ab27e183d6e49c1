import { isObject } from '../blocks/check.ts';
import { offeredBy } from '../blocks/initial-options.ts';
import { channelById } from '../state/lookup.ts';
import type { Json, SlackState } from '../state/types.ts';
import { entry } from '../views/fields.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';

/** Finds what an external select offers for a text. */
export type Search = (text: string) => Promise<Json[]>;

const isNothing = (wanted: unknown) => wanted === null || wanted === undefined || wanted === '';

/**
 * What an element holds after a person typed or chose something. Options are named by value or by the text that is read,
 * people and channels by id or name, times as Slack writes them; null or '' clears.
 * @throws Impossible for what is not offered
 */
export async function entered(workspace: Workspace, element: Json, wanted: unknown, search: Search): Promise<Json> {
  const type = String(element.type);
  const many = type === 'checkboxes' || type.startsWith('multi_');
  if (isNothing(wanted)) return entry(element, many ? [] : null);
  const pick = (one: unknown) => chosen(workspace, element, one, search);
  if (!many) return entry(element, await pick(wanted));
  const all = await Promise.all((Array.isArray(wanted) ? wanted : [wanted]).map(pick));
  const most = element.max_selected_items;
  if (typeof most === 'number' && all.length > most) throw new Impossible(`Only ${most} can be chosen.`);
  return entry(element, all);
}

async function chosen({ state }: Workspace, element: Json, wanted: unknown, search: Search): Promise<unknown> {
  const type = String(element.type).replace('multi_', '');
  const text = String(wanted);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
      return optionIn(offeredBy(element), text);
    case 'external_select':
      return searched(element, wanted, search);
    case 'users_select':
      return found(livingPerson(state, text), text);
    case 'conversations_select':
    case 'channels_select':
      return found(channelById(state, text)?.id ?? state.channels.find(({ name }) => name === text)?.id, text);
    case 'datetimepicker':
      return Number(wanted);
    case 'datepicker':
      return formed(text, /^\d{4}-\d{2}-\d{2}$/);
    case 'timepicker':
      return formed(text, /^\d{2}:\d{2}$/);
    case 'rich_text_input':
      return wanted;
    default:
      return text;
  }
}

/** Types into an external select and takes the option: `{search, pick}`, or one text for both. */
async function searched(element: Json, wanted: unknown, search: Search): Promise<unknown> {
  const { search: typed, pick } = isObject(wanted) ? wanted : { search: wanted, pick: wanted };
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3;
  if (String(typed).length < least)
    throw new Impossible(`"${typed}" is too short: the search starts at ${least} characters.`);
  return optionIn(await search(String(typed)), String(pick ?? typed));
}

function optionIn(offered: readonly unknown[], wanted: string): unknown {
  const options = offered.filter(isObject);
  const option = options.find(({ value }) => value === wanted) ?? options.find((each) => labelOf(each) === wanted);
  if (option) return option;
  const labels = options.map((each) => `${labelOf(each)} (${each.value})`).join(', ');
  throw new Impossible(`"${wanted}" is not offered. There are: ${labels || 'no options'}.`);
}

function labelOf({ text }: Json): unknown {
  return isObject(text) ? text.text : undefined;
}

function livingPerson(state: SlackState, wanted: string): string | undefined {
  const living = state.people.filter(({ deleted }) => !deleted);
  return living.find(({ id, displayName }) => id === wanted || displayName === wanted)?.id;
}

function found(id: string | undefined, wanted: string): string {
  if (id === undefined) throw new Impossible(`"${wanted}" is not offered.`);
  return id;
}

function formed(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Impossible(`"${text}" cannot be chosen here; it must look like ${form.source}.`);
  return text;
}
