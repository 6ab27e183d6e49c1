import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { inTime } from '../../platform/in-time.ts';
import { problemMessage, tooSlow } from '../../views/messages/note.ts';
import { problemView, waitingView } from '../../views/modals/notice.ts';
import { attempt, type Outcome, problemOf } from './problem.ts';
import { type Reach, sayTo } from './say.ts';
import { isExpiredTrigger, isGone, isUsedTrigger } from './slack-codes.ts';
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
    if (isUsedTrigger(error)) return undefined;
    const say = sayTo({ ...opening, triggerId: undefined });
    await say(isExpiredTrigger(error) ? tooSlow : problemMessage(problemOf(error, log)));
    return undefined;
  }
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
  const { client } = opening;
  const externalId = `form-${randomUUID()}`;
  await show(opening, waitingView(externalId));
  const outcome = await form;
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
