import { stillWorking } from '../../src/views/messages/note.ts';
import { waitingView } from '../../src/views/modals/notice.ts';
import { type Actor, type Entries, type SeenMessage, textOf, type View } from '../client/index.ts';
import { since } from './news.ts';
import { readable, unmarked } from './readable.ts';
import type { Stage } from './stage.ts';

/** A command as somebody types it, and the words that its answer must have. */
export interface Typed {
  command: `/${string}`;
  text?: string;
  answer: RegExp;
}

/**
 * Somebody types a command; the answer is for them alone.
 *
 * @returns the match of the words that the answer must have
 * @throws with what Slack says instead
 */
export async function types(stage: Stage, actor: Actor, { command, text = '', answer }: Typed) {
  stage.print.does(actor.name, `${command} ${text}`.trimEnd());
  const answers = await since(actor.sees.ephemerals, ({ ts }) => ts);
  await actor.command(command, text);
  const said = await stage.comes(`${command} is answered`, async () => (await answers()).find(isFinal));
  stage.print.shows('Slack', `to ${actor.name} alone`, readable(said));
  return wordsIn(said, answer);
}

/** A form as somebody opens it. */
export interface OpenedForm {
  command: `/${string}`;
  callbackId: string;
}

/** Somebody types a command that opens a form. */
export async function opens(stage: Stage, actor: Actor, { command, callbackId }: OpenedForm): Promise<View> {
  stage.print.does(actor.name, command);
  const earlier = await actor.sees.view();
  await actor.command(command);
  return stage.comes(`${command} opens a form`, () => newForm(actor, callbackId, earlier));
}

/** The form that was opened after what a person saw before. */
export async function newForm(actor: Actor, callbackId: string, earlier: View | null): Promise<View | null> {
  const view = await actor.sees.view();
  return view?.callback_id === callbackId && view.id !== earlier?.id ? view : null;
}

/**
 * Somebody sends a form, and closes what comes of it.
 *
 * @param heading what must stand over the result
 * @returns the match of the heading
 * @throws with what Slack says instead
 */
export async function submits(stage: Stage, actor: Actor, form: View, { entries = {}, heading }: Filled) {
  for (const [field, value] of Object.entries(entries)) stage.print.does(actor.name, `${field}: ${inOneLine(value)}`);
  const { errors } = await actor.submit(form, entries);
  const faults = Object.values(errors);
  if (faults.length > 0) throw new Error(`The form was sent back: ${faults.join(' ')}`);
  const result = await stage.comes('the form is answered', () => resultOf(actor, form));
  stage.print.shows('Slack', titleOf(result), readable(result));
  await actor.close({ all: true });
  return wordsIn(result, heading);
}

export interface Filled {
  entries?: Entries;
  heading: RegExp;
}

async function resultOf(actor: Actor, form: View): Promise<View | undefined> {
  const view = await actor.sees.view();
  return view && view.callback_id !== form.callback_id && titleOf(view) !== waitingView().title.text ? view : undefined;
}
