import { newTs } from '../state/ids.ts';
import type { Json, Values } from '../state/types.ts';
import { type Ack, ackOf, notify } from '../to-app/acknowledgement.ts';
import { envelope, interact } from '../to-app/interaction.ts';
import { holdsValue, idsOf } from '../views/fields.ts';
import type { Workspace } from '../workspace.ts';
import { entered } from './enter.ts';
import { Impossible } from './impossible.ts';
import { type Place, placeOf, type Spot } from './place.ts';
import { searchIn } from './search.ts';

/** What a person does with an element. */
export interface Deed extends Spot {
  /** What is typed or chosen; nothing for a button. */
  value?: unknown;
  /** False: the person backs out of the confirmation dialog. */
  confirmed?: boolean;
  /** False: typed, but not yet what Slack tells the app of (Enter, or leaving the field). */
  told?: boolean;
}

export interface Done {
  /** The app's answer; absent where nothing was sent. */
  ack?: Ack;
  /** The dialog that the person had to confirm, if there was one. */
  dialog?: Json;
}

/**
 * A person presses, chooses or types; the app hears of it where Slack tells it.
 * @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 * @throws Impossible when there is no such element or no such option
 */
export async function act(workspace: Workspace, user: string, deed: Deed): Promise<Done> {
  const place = placeOf(workspace, user, deed);
  const { block, element } = place.held;
  const dialog = element.confirm as Json | undefined;
  if (dialog && deed.confirmed === false) return { dialog };
  const given = await whatIsGiven(workspace, user, place, deed);
  const isTold = deed.told !== false && (block.type !== 'input' || block.dispatch_action === true);
  return { ...(isTold && { ack: await tell(workspace, user, place, given) }), ...(dialog && { dialog }) };
}

/** The value given, kept where the element holds values. */
async function whatIsGiven(workspace: Workspace, user: string, place: Place, deed: Deed): Promise<Json> {
  const { element } = place.held;
  if (element.type === 'overflow') {
    const { selected_option } = await entered(
      workspace,
      { ...element, type: 'static_select' },
      deed.value,
      async () => [],
    );
    return { selected_option };
  }
  if (!holdsValue(element)) {
    if (deed.value !== undefined) throw new Impossible(`"${deed.actionId}" is a button; nothing can be entered in it.`);
    return element.value === undefined ? {} : { value: element.value };
  }
  const given = await entered(workspace, element, deed.value, (text) => searchIn(workspace, user, place, text));
  place.keep(withEntry(place, given));
  return given;
}

function withEntry(place: Place, given: Json): Values {
  const [blockId, actionId] = idsOf(place.held);
  const values = place.values();
  return { ...values, [blockId]: { ...values[blockId], [actionId]: given } };
}

async function tell(workspace: Workspace, user: string, place: Place, given: Json): Promise<Ack> {
  const { state, triggers } = workspace;
  const { block, element } = place.held;
  const viewId = place.view?.type === 'modal' ? place.view.id : undefined;
  const { options: _options, option_groups: _groups, confirm: _confirm, ...shown } = element;
  const reply = await interact(workspace, {
    ...envelope(state, 'block_actions', user),
    ...place.describe(),
    trigger_id: triggers.issue({ user, ...(viewId !== undefined && { viewId }) }),
    actions: [{ ...shown, block_id: block.block_id, ...given, action_ts: newTs(state) }],
  });
  if (reply.error) {
    const text = 'This app is not responding.';
    notify(workspace, {
      user,
      text,
      error: reply.error,
      detail: `${String(element.action_id)}: ${reply.status ?? 'no answer'}`,
    });
  }
  return ackOf(reply);
}
