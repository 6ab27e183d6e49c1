import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { inTime } from '../../platform/in-time.ts';
import { notOpened, problemMessage, tooSlow } from '../../views/messages/note.ts';
import { problemView, waitingView } from '../../views/modals/notice.ts';
import { attempt, type Outcome, problemOf } from './problem.ts';
import { type Reach, sayTo } from './say.ts';
import { isExpiredTrigger, isGone, isUnanswered, isUsedTrigger } from './slack-codes.ts';
import type { AnsweringTimes } from './times.ts';

interface Opening extends Reach {
  triggerId: string;
  times: AnsweringTimes;
  /** Another form is open, and this one is laid on it. */
  onForm?: boolean;
}

/** A form before somebody's eyes. */
export interface OpenForm {
  id: string;
  /** Changes with the form: an update that carries it does not overwrite a newer one. */
  hash?: string;
}

/**
 * Opens a form while its trigger lives: at once where it can be built at once, else a waiting view that becomes the form.
 * Whatever fails is said to the person.
 *
 * @returns the form, where it is open
 */
export async function openForm(opening: Opening, build: () => Promise<ModalView>): Promise<OpenForm | undefined> {
  const { times, log } = opening;
  const form = attempt(log, build);
  try {
    const ready = await inTime(form, times.form);
    return await (ready ? openOutcome(opening, ready.result) : openThenFill(opening, form));
  } catch (error) {
    await sayNotOpened(opening, error);
    return undefined;
  }
}

async function sayNotOpened(opening: Opening, error: unknown): Promise<void> {
  if (isUsedTrigger(error)) return;
  const say = sayTo({ ...opening, triggerId: undefined });
  if (isExpiredTrigger(error)) return say(tooSlow);
  const problem = problemOf(error, opening.log);
  await say(isUnanswered(error) ? notOpened : problemMessage(problem));
}

/** https://docs.slack.dev/surfaces/modals#pushing_views */
function show({ client, triggerId, onForm = false }: Opening, view: ModalView) {
  const args = { trigger_id: triggerId, view };
  return onForm ? client.views.push(args) : client.views.open(args);
}

async function openOutcome(opening: Opening, outcome: Outcome<ModalView>): Promise<OpenForm | undefined> {
  if (outcome.ok) return opened(await show(opening, outcome.result));
  await sayTo(opening)(problemMessage(outcome.problem));
  return undefined;
}

async function openThenFill(opening: Opening, form: Promise<Outcome<ModalView>>): Promise<OpenForm | undefined> {
  const externalId = `form-${randomUUID()}`;
  try {
    await show(opening, waitingView(externalId));
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    await sayNotOpened(opening, error);
    return fillIfOpen(opening, externalId, form);
  }
  return fill(opening, externalId, await form);
}

/** Slack may have opened the waiting view all the same: then it becomes the form, and does not wait for ever. */
async function fillIfOpen(opening: Opening, externalId: string, form: Promise<Outcome<ModalView>>) {
  try {
    return await fill(opening, externalId, await form);
  } catch (error) {
    opening.log.info({ err: error }, 'nobody knows whether a form is open');
    return undefined;
  }
}

async function fill(
  { client }: Opening,
  externalId: string,
  outcome: Outcome<ModalView>,
): Promise<OpenForm | undefined> {
  const view = outcome.ok ? outcome.result : problemView(outcome.problem);
  try {
    const shown = await client.views.update({ external_id: externalId, view });
    return outcome.ok ? opened(shown) : undefined;
  } catch (error) {
    // Whoever closed the waiting view wants no form any more.
    if (!isGone(error)) throw error;
    return undefined;
  }
}

function opened({ view }: { view?: { id?: string; hash?: string } }): OpenForm | undefined {
  return view?.id ? { id: view.id, hash: view.hash } : undefined;
}
