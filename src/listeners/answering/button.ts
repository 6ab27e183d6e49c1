import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  Middleware,
  OverflowAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
  ViewOutput,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { parseHomePlace } from '../../views/home/place.ts';
import { problemMessage, stillWorking } from '../../views/messages/note.ts';
import type { Asked, Edge } from './edge.ts';
import { openForm } from './open-form.ts';
import { withReminder } from './patience.ts';
import { attempt } from './problem.ts';
import { type Reply, sayTo } from './say.ts';

type Press = BlockAction<ButtonAction | OverflowAction | StaticSelectAction>;
type PressArgs = SlackActionMiddlewareArgs<Press> & AllMiddlewareArgs;
export type ButtonListener = Middleware<SlackActionMiddlewareArgs<Press>>;

/** A button that was pressed, or a choice made in a menu beside it, and where. */
export interface Pressed extends Asked {
  /** The button's value, or that of the option chosen. */
  value: string;
  /** The view that holds it, if it is not in a message. */
  view?: ViewOutput;
  client: WebClient;
}

/**
 * Answers a button: acknowledged at once, then the answer comes by the `response_url`. On Home, where there is none, Home
 * itself shows what was done, and only what takes long or goes wrong is said, by a view.
 */
export function answerButton(edge: Edge, handle: (pressed: Pressed) => Promise<Reply>): ButtonListener {
  return async (args: PressArgs) => {
    await args.ack();
    const say = sayTo(reachOf(args, edge));
    let mustSay = args.body.view?.type !== 'home';
    const work = attempt(edge.log, async () => handle(await pressed(args, edge)));
    const outcome = await withReminder(work, edge.times.patience, () => {
      mustSay = true;
      return say(stillWorking);
    });
    if (!outcome.ok) await say(problemMessage(outcome.problem));
    else if (mustSay) await say(outcome.result);
    await refreshHome(args, edge);
  };
}

/** Answers a button that opens a form. */
export function openByButton(edge: Edge, build: (pressed: Pressed) => Promise<ModalView>): ButtonListener {
  return async (args: PressArgs) => {
    await args.ack();
    const { trigger_id: triggerId, view } = args.body;
    const opening = { ...reachOf(args, edge), triggerId, times: edge.times, onForm: view?.type === 'modal' };
    await openForm(opening, async () => build(await pressed(args, edge)));
  };
}

/** A button on Home changes what Home shows. */
async function refreshHome({ body: { view, user }, client }: PressArgs, edge: Edge): Promise<void> {
  if (view?.type !== 'home') return;
  await edge.refreshHome({ client, user: user.id, hash: view.hash, place: parseHomePlace(view.private_metadata) });
}

/** Bolt gives `respond` only where Slack gave a `response_url`, whatever its types say. */
function reachOf({ body, client, respond }: PressArgs, { log }: Edge) {
  const { user, response_url, trigger_id: triggerId } = body;
  return { client, user: user.id, log, triggerId, respond: response_url ? respond : undefined };
}

async function pressed({ action, body, client }: PressArgs, edge: Edge): Promise<Pressed> {
  const by = await edge.principalOf(body.user.id);
  return { by, key: `slack:${body.trigger_id}`, value: chosenIn(action) ?? '', view: body.view, client };
}

function chosenIn(action: Press['actions'][number]): string | undefined {
  return 'selected_option' in action ? action.selected_option?.value : action.value;
}
