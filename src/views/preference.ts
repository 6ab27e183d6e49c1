import type { Overflow, StaticSelect } from '@slack/types';
import { PREFERENCES, type Preference } from '../services/customers/index.ts';
import { type Message, option, plain, section } from './blocks.ts';

/** The action of whatever chooses what somebody wants to hear of their orders. */
export const CHOOSE_PREFERENCE = 'customer.notify';

export const PREFERENCE_WORDS: Readonly<Record<Preference, string>> = {
  all: 'Everything',
  ready: 'Only when ready',
  nothing: 'Nothing',
};

export const preferenceOptions = PREFERENCES.map((preference) => option(PREFERENCE_WORDS[preference], preference));

/** The menu in which somebody chooses for themselves. */
export function preferenceMenu(chosen: Preference): StaticSelect {
  return {
    type: 'static_select',
    action_id: CHOOSE_PREFERENCE,
    placeholder: plain('What I tell you', 150),
    options: preferenceOptions,
    initial_option: option(PREFERENCE_WORDS[chosen], chosen),
  };
}

const SENTENCES: Readonly<Record<Preference, string>> = {
  all: 'Tell me everything',
  ready: 'Tell me only when ready',
  nothing: 'Tell me nothing',
};

/** The same behind three dots, beside what a message has to say. */
export function preferenceOverflow(): Overflow {
  const options = PREFERENCES.map((preference) => option(SENTENCES[preference], preference));
  return { type: 'overflow', action_id: CHOOSE_PREFERENCE, options };
}

const CHOSEN: Readonly<Record<Preference, string>> = {
  all: 'everything that happens to your orders',
  ready: 'only when an order of yours is ready',
  nothing: 'nothing about your orders any more',
};

/** What somebody reads who has just chosen. */
export function preferenceChosen(preference: Preference): Message {
  const text = `From now on I tell you ${CHOSEN[preference]}. My Home tab is the place to change that.`;
  return { text, blocks: [section(text)] };
}
