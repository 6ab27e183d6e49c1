import { waitingView } from '../../src/views/modals/notice.ts';
import type { Ack, Actor, Entries, View } from '../client/index.ts';
import { acknowledged } from './acknowledged.ts';
import { readable, titleOf, wordsIn } from './readable.ts';
import type { Stage } from './stage.ts';

/** How somebody comes to a form. */
export interface Opening {
  /** In words. */
  deed: string;
  open(): Promise<Ack | undefined>;
  callbackId: string;
}

/** Somebody opens a form. */
export async function opens({ print, waits }: Stage, actor: Actor, { deed, open, callbackId }: Opening): Promise<View> {
  print.does(actor.name, deed);
  const earlier = await actor.sees.view();
  acknowledged(await open());
  return waits(`${deed} opens a form`, async () => {
    const view = await actor.sees.view();
    return view?.callback_id === callbackId && view.id !== earlier?.id && view;
  });
}

/** A form as somebody sends it. */
export interface Sending {
  form: View;
  entries?: Entries;
  /** What must stand over the result. */
  heading: RegExp;
}

/**
 * Somebody fills a form, sends it, and closes what comes of it.
 *
 * @returns the first group of the heading
 * @throws with what Slack says instead
 */
export async function sends(
  { print, waits }: Stage,
  actor: Actor,
  { form, entries, heading }: Sending,
): Promise<string> {
  const { errors, ack } = await actor.submit(form, entries);
  acknowledged(ack);
  const faults = Object.values(errors);
  if (faults.length > 0) throw new Error(`The form came back: ${faults.join(' ')}`);
  const result = await waits('the form is answered', async () => {
    const view = await actor.sees.view();
    return isResult(view, form) && view;
  });
  print.shows('Slack', titleOf(result), readable(result));
  await actor.close({ all: true });
  return wordsIn(result, heading);
}

function isResult(view: View | null, form: View): boolean {
  return view !== null && view.callback_id !== form.callback_id && titleOf(view) !== titleOf(waitingView(''));
}
