import { type Actor, textOf, until } from '../../sandbox/client/index.ts';

const STILL_WORKING = /Still working on it/;

/**
 * Types a command and waits for what only this person reads in answer to it.
 *
 * @returns the answer's text; "still working on it" is not yet the answer
 */
export async function ask(person: Actor, command: string, text = ''): Promise<string> {
  const before = (await person.sees.ephemerals()).length;
  const { error } = await person.command(command, text);
  if (error) throw new Error(`${command} ${text}: Slack says ${error}`);
  return answerAfter(person, before, `the answer to ${command} ${text}`);
}

/** What this person alone reads next, after the first `before` messages of that kind. */
export async function answerAfter(person: Actor, before: number, what: string): Promise<string> {
  return until(
    async () => (await person.sees.ephemerals()).slice(before).map(textOf).find((text) => !STILL_WORKING.test(text)),
    { what, timeoutMs: 10_000 },
  );
}

/** Orders with a line such as `2 chocolate_cake for 4`. @returns the order's number */
export async function placeOrder(person: Actor, line: string): Promise<number> {
  const answer = await ask(person, '/order', line);
  const [, number] = /Order (\d+) for .* is placed/.exec(answer) ?? [];
  if (!number) throw new Error(`“/order ${line}” was not placed: ${answer}`);
  return Number(number);
}
