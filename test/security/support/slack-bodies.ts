import fc from 'fast-check';
import { registerListeners } from '../../../src/listeners/index.ts';
import { idsByKind, registered } from '../../meta/registered.ts';
import { brokenJson, hostileText, hostileValue, spoilt } from './hostile.ts';

/** A body as Slack would send it, were there sense in it. */
export interface SlackBody {
  contentType: string;
  body: string | Buffer;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const ids = idsByKind(registered(registerListeners));
const team = { id: 'T0BAKERY', domain: 'bakery' };
const user = { id: 'U0MANAGER', name: 'olivia', team_id: team.id };
const common = {
  team,
  user,
  trigger_id: '1.2.3',
  api_app_id: 'A0OVENBIRD',
  enterprise: null,
  is_enterprise_install: false,
};
const view = {
  ...{ id: 'V1', type: 'modal', hash: '1.x', root_view_id: 'V1', external_id: '', blocks: [] },
  private_metadata: '{"lines":[1],"next":2}',
  state: {
    values: {
      'line-1:product': { product: { type: 'external_select', selected_option: { value: 'x' } } },
      'line-1:quantity': { quantity: { type: 'plain_text_input', value: '1' } },
      name: { value: { type: 'plain_text_input', value: 'A Cake' } },
    },
  },
};

/** One of each kind of interaction, for each that we listen to. @param responseUrl where answers lead */
function interactions(responseUrl: string): object[] {
  const inMessage = {
    container: { type: 'message', message_ts: '1.2', channel_id: 'C0KITCHEN' },
    channel: { id: 'C0KITCHEN', name: 'kitchen' },
    message: { type: 'message', ts: '1.2', text: 'Order 1', user: 'U0OVENBIRD' },
    response_url: responseUrl,
  };
  const action = (action_id: string) => ({ type: 'button', action_id, block_id: 'b', value: '1:1', action_ts: '1.2' });
  return [
    ...ids.action.flatMap((id) => [
      { type: 'block_actions', ...common, ...inMessage, actions: [action(id)] },
      { type: 'block_actions', ...common, view: { ...view, callback_id: 'order-form' }, actions: [action(id)] },
      {
        type: 'block_actions',
        ...common,
        view: { ...view, type: 'home', private_metadata: 'all:0:0' },
        actions: [action(id)],
      },
    ]),
    ...ids.view.map((callback_id) => ({
      type: 'view_submission',
      ...common,
      view: { ...view, callback_id },
      response_urls: [],
    })),
    ...ids.options.map((action_id) => ({
      type: 'block_suggestion',
      ...common,
      action_id,
      block_id: 'line-1:product',
      value: 'c',
      view,
    })),
    ...ids.shortcut.map((callback_id) => ({ type: 'shortcut', ...common, callback_id, action_ts: '1.2' })),
    ...ids.shortcut.map((callback_id) => ({
      type: 'message_action',
      ...common,
      ...inMessage,
      callback_id,
      message_ts: '1.2',
    })),
  ];
}

const events: readonly object[] = [
  { type: 'app_home_opened', user: user.id, channel: 'D1', tab: 'home', view: { hash: '1.x' }, event_ts: '1.2' },
  { type: 'user_change', user: { id: 'U0BAKER', name: 'ben', team_id: team.id, deleted: false, profile: {} } },
  { type: 'team_join', user: { id: 'U0NEW', name: 'new', team_id: team.id, profile: { display_name: 'New' } } },
  { type: 'channel_archive', channel: 'C0GENERAL', user: user.id },
  { type: 'channel_left', channel: 'C0GENERAL' },
  { type: 'group_deleted', channel: 'G0' },
  { type: 'tokens_revoked', tokens: { oauth: ['U1'] } },
  {
    ...{ type: 'function_executed', function: { callback_id: ids.function[0] }, function_execution_id: 'Fx1' },
    inputs: { user_context: { id: user.id, secret: 's' }, product: 'mint_tea', quantity: 1 },
    bot_access_token: 'xwfp-1',
  },
].map((event) => ({
  ...{ type: 'event_callback', team_id: team.id, api_app_id: 'A0OVENBIRD', event_id: 'Ev1', event_time: 1, event },
  authorizations: [{ team_id: team.id, user_id: 'U0OVENBIRD', is_bot: true }],
}));

const commandOf = (command: string, responseUrl: string) => ({
  ...{ command, text: 'list', user_id: user.id, user_name: user.name, team_id: team.id, channel_id: 'C0GENERAL' },
  ...{ trigger_id: '1.2.3', api_app_id: 'A0OVENBIRD', response_url: responseUrl },
});

const json = (value: unknown) => JSON.stringify(value) ?? '';
const payload = (text: string | Buffer): SlackBody => ({
  contentType: FORM,
  body: `payload=${encodeURIComponent(text.toString('utf8').slice(0, 340_000).toWellFormed())}`,
});

/** Fields whose values are no texts, doubled, or missing; what is no text is written as JSON. */
function formOf(fields: unknown): SlackBody {
  const pairs = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [['text', fields]];
  const texts = pairs.map(([name, value]): [string, string] => [
    String(name),
    typeof value === 'string' ? value : json(value),
  ]);
  return { contentType: FORM, body: new URLSearchParams(texts).toString() };
}

/** Bodies that nobody at Slack would send, though they look as if. @param responseUrl where answers lead */
export function nonsensicalBody(responseUrl: string): fc.Arbitrary<SlackBody> {
  const words = fc.oneof(
    hostileText,
    fc
      .tuple(fc.constantFrom('show', 'cancel', 'ready', 'count', 'delete', 'edit', 'fire'), hostileText)
      .map((both) => both.join(' ')),
  );
  const command = fc
    .tuple(fc.constantFrom(...ids.command), words)
    .map(([name, text]) => formOf({ ...commandOf(name, responseUrl), text }));
  const spoiltCommand = fc
    .constantFrom(...ids.command)
    .chain((name) => spoilt(commandOf(name, responseUrl)))
    .map(formOf);
  const interaction = fc.constantFrom(...interactions(responseUrl));
  const spoiltInteraction = interaction.chain(spoilt).map((value) => payload(json(value)));
  const brokenInteraction = interaction.chain((value) => brokenJson(json(value))).map(payload);
  const event = fc.constantFrom(...events);
  const spoiltEvent = event.chain(spoilt).map((value) => ({ contentType: JSON_TYPE, body: json(value) }));
  const brokenEvent = event.chain((value) => brokenJson(json(value))).map((body) => ({ contentType: JSON_TYPE, body }));
  const anything = hostileValue.map((value) => ({ contentType: JSON_TYPE, body: json(value) }));
  return fc.oneof(
    { weight: 4, arbitrary: command },
    { weight: 2, arbitrary: spoiltCommand },
    { weight: 6, arbitrary: spoiltInteraction },
    { weight: 2, arbitrary: brokenInteraction },
    { weight: 3, arbitrary: spoiltEvent },
    { weight: 1, arbitrary: brokenEvent },
    { weight: 1, arbitrary: anything },
  );
}
