import { setImmediate as immediately } from 'node:timers/promises';

/**
 * Answers with one call what is asked for in the same turn of the event loop, by whomever. Nothing is kept: each is answered
 * by a call that begins after it was asked for. Whoever is alone waits for nobody; the busier the process, the more ask at once.
 *
 * @param answerAll asks for all of it, and tells how each is answered by that; what it throws, everybody hears who asked
 */
export function together<Ask, Answer>(
  answerAll: (asks: readonly Ask[]) => Promise<(ask: Ask) => Answer>,
): (ask: Ask) => Promise<Answer> {
  let gathering: { asks: Ask[]; answers: Promise<(ask: Ask) => Answer> } | undefined;

  function begin() {
    const asks: Ask[] = [];
    // When all that has come in by now was heard.
    const answers = immediately().then(() => {
      gathering = undefined;
      return answerAll(asks);
    });
    return { asks, answers };
  }

  return async (ask) => {
    gathering ??= begin();
    const { asks, answers } = gathering;
    asks.push(ask);
    return (await answers)(ask);
  };
}
