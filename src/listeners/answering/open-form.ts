import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { problemMessage, tooSlow } from '../../views/messages/note.ts';
import { problemView, waitingView } from '../../views/modals/notice.ts';
import { inTime } from './patience.ts';
import { attempt, type Outcome, problemOf } from './problem.ts';
import { type Reach, sayTo } from './say.ts';
import { isExpiredTrigger, isGone, isUsedTrigger } from './slack-codes.ts';
import type { AnsweringTimes } from './times.ts';

interface Opening extends Reach {
  triggerId: string;
  times: AnsweringTimes;
}

/**
 * Opens a form while its trigger lives: at once where it can be built at once, else a waiting view that becomes the form.
 * Whatever fails is said to the person.
 */
export async function openForm(opening: Opening, build: () => Promise<ModalView>): Promise<void> {
  const { times, log } = opening;
  const form = attempt(log, build);
  try {
    const ready = await inTime(form, times.form);
    if (ready) await openOutcome(opening, ready.result);
    else await openThenFill(opening, form);
  } catch (error) {
    if (isUsedTrigger(error)) return;
    const say = sayTo({ ...opening, triggerId: undefined });
    await say(isExpiredTrigger(error) ? tooSlow : problemMessage(problemOf(error, log)));
  }
}

async function openOutcome(opening: Opening, outcome: Outcome<ModalView>): Promise<void> {
  const { client, triggerId } = opening;
  if (outcome.ok) await client.views.open({ trigger_id: triggerId, view: outcome.result });
  else await sayTo(opening)(problemMessage(outcome.problem));
}

async function openThenFill({ client, triggerId }: Opening, form: Promise<Outcome<ModalView>>): Promise<void> {
  const externalId = `form-${randomUUID()}`;
  await client.views.open({ trigger_id: triggerId, view: waitingView(externalId) });
  const outcome = await form;
  const view = outcome.ok ? outcome.result : problemView(outcome.problem);
  try {
    await client.views.update({ external_id: externalId, view });
  } catch (error) {
    // Whoever closed the waiting view wants no form any more.
    if (!isGone(error)) throw error;
  }
}
