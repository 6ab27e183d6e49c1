import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';

const STILL_WORKING = /Still working on it/;

/**
 * Types a command and waits for what only this person reads in answer to it.
 *
 * @returns the answer's text; "still working on it" is not yet the answer
 */
export async function ask(person: Actor, command: string, text = ''): Promise<string> {
  const next = await answers(person);
  const { error } = await person.command(command, text);
  if (error) throw new Error(`${command} ${text}: Slack says ${error}`);
  return next(`the answer to ${command} ${text}`);
}

/** From now on: gives the next answers that only this person reads, one a call. @param what named when none comes */
export async function answers(person: Actor): Promise<(what: string) => Promise<string>> {
  let read = (await person.sees.ephemerals()).length;
  return (what) =>
    until(what, async () => {
      const news = (await person.sees.ephemerals()).slice(read).map((message) => message.text && textOf(message));
      const found = news.findIndex((text) => text && !STILL_WORKING.test(text));
      if (found >= 0) read += found + 1;
      return news[found];
    });
}

/** Orders with a line such as `2 chocolate_cake for 4`. @returns the order's number */
export async function placeOrder(person: Actor, line: string): Promise<number> {
  return numberIn(await ask(person, '/order', line));
}

/** The number of the order that an answer says is placed. @throws Error with the answer that says something else */
export function numberIn(answer: string): number {
  const [, number] = /Order (\d+) for .* is placed/.exec(answer) ?? [];
  if (!number) throw new Error(`No order was placed: ${answer}`);
  return Number(number);
}
