import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  AllMiddlewareArgs,
  Middleware,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { inTime } from '../../platform/in-time.ts';
import type { Message } from '../../views/blocks.ts';
import { problemMessage } from '../../views/messages/note.ts';
import { problemView, resultView, waitingView } from '../../views/modals/notice.ts';
import type { Asked, Edge } from './edge.ts';
import { type BlockOf, errorsUnderBlocks } from './field-errors.ts';
import { attempt, type Outcome, SEND_AGAIN } from './problem.ts';
import { sayTo } from './say.ts';
import { isGone } from './slack-codes.ts';

/** A form that was sent. */
export interface Submitted extends Asked {
  view: ViewOutput;
}

/** What came of a form. */
export interface Result {
  heading: string;
  message: Message;
  /** Shown in the place of the message, where there is more to fill: the same form, or another. */
  form?: ModalView;
}

/** What a kind of form does when it is sent. */
export interface FormHandler {
  /** Reads, makes one service call, renders. */
  handle(submitted: Submitted): Promise<Result>;
  blockOf: BlockOf;
}

type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * Answers a form. It is acknowledged when it is known what came of it, so that until then it stays there, filled. What
 * takes longer is acknowledged with a waiting view, laid on the form, that becomes the result.
 */
export function answerSubmission(
  edge: Edge,
  { handle, blockOf }: FormHandler,
): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  return async ({ ack, body, view, client }: SubmissionArgs) => {
    const user = body.user.id;
    const submitted = async () => ({ by: await edge.principalOf(user), key: `slack:${view.id}`, view });
    const work = attempt(edge.log, async () => handle(await submitted()), SEND_AGAIN);
    const ready = await inTime(work, edge.times.submission);
    if (ready) await ack(acknowledgement(ready.result, view, blockOf));
    else await ackThenFill({ ack, client, user, edge }, work);
    if ((await work).ok) await edge.refreshHome({ client, user });
  };
}

function acknowledgement(outcome: Outcome<Result>, view: ViewOutput, blockOf: BlockOf): ViewResponseAction {
  if (outcome.ok) return { response_action: 'update', view: viewOf(outcome) };
  const errors = errorsUnderBlocks(outcome.problem, view, blockOf);
  return errors ? { response_action: 'errors', errors } : { response_action: 'push', view: viewOf(outcome) };
}

async function ackThenFill(
  { ack, client, user, edge }: Pick<SubmissionArgs, 'ack' | 'client'> & { user: string; edge: Edge },
  work: Promise<Outcome<Result>>,
): Promise<void> {
  const externalId = `waiting-${randomUUID()}`;
  await ack({ response_action: 'push', view: waitingView(externalId) });
  const outcome = await work;
  if (await fill(client, externalId, viewOf(outcome))) return;
  await sayTo({ client, user, log: edge.log })(messageOf(outcome));
}

function viewOf(outcome: Outcome<Result>): ModalView {
  if (!outcome.ok) return problemView(outcome.problem);
  const { heading, message, form } = outcome.result;
  return form ?? resultView(heading, message);
}

function messageOf(outcome: Outcome<Result>): Message {
  return outcome.ok ? outcome.result.message : problemMessage(outcome.problem);
}

/** Slack lays the waiting view on the form some time after our acknowledgement: until then it cannot be found. */
const LAID_AFTER_MS = [0, 250, 500];

/** @returns false when the person has closed the view, or Slack does not show it */
async function fill(client: WebClient, externalId: string, view: ModalView): Promise<boolean> {
  for (const pause of LAID_AFTER_MS) {
    await wait(pause);
    try {
      await client.views.update({ external_id: externalId, view });
      return true;
    } catch (error) {
      if (!isGone(error)) return false;
    }
  }
  return false;
}
