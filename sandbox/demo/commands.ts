import { stillWorking } from '../../src/views/messages/note.ts';
import type { Actor } from '../client/index.ts';
import { acknowledged } from './acknowledged.ts';
import { since } from './news.ts';
import { readable, wordsIn } from './readable.ts';
import type { Stage } from './stage.ts';

/** A command as somebody types it. */
export interface Typed {
  line: `/${string}`;
  /** What the answer must say. */
  answer: RegExp;
}

/**
 * Somebody types a command; the answer is for them alone.
 *
 * @returns the first group of what the answer must say
 * @throws with what Slack says instead
 */
export async function types({ print, waits }: Stage, actor: Actor, { line, answer }: Typed): Promise<string> {
  print.does(actor.name, line);
  const [command = '', text = ''] = line.split(/ (.*)/s);
  const answers = await since(actor.sees.ephemerals, ({ ts }) => ts);
  acknowledged(await actor.command(command, text));
  const isFinal = ({ text }: { text: string }) => text !== stillWorking.text;
  const said = await waits(`${command} is answered`, async () => (await answers()).find(isFinal));
  print.shows('Slack', `to ${actor.name} alone`, readable(said));
  return wordsIn(said, answer);
}
