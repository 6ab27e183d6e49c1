import { type Actor, type Bakery, until } from '../client/index.ts';
import { type News, watch } from './news.ts';
import type { Printer } from './printer.ts';

/** Who plays; all of them are on Slack. */
export interface Cast {
  manager: Actor;
  baker: Actor;
  customer: Actor;
  developer: Actor;
}

/** What every scene is played on. */
export interface Stage {
  bakery: Bakery;
  cast: Cast;
  print: Printer;
  news: News;
  /**
   * Waits until something is there.
   *
   * @param sentence what must come about, as a fact
   * @throws naming it, when it does not in time
   */
  waits<T>(sentence: string, condition: () => Promise<T>): There<T>;
  /** Waits, and says that it came about. */
  comes<T>(sentence: string, condition: () => Promise<T>): There<T>;
}

type There<T> = ReturnType<typeof until<T>>;

export interface StageOptions {
  bakery: Bakery;
  print: Printer;
  /** How long to wait for each thing, in milliseconds. */
  patience: number;
}

/** Sets the stage in a bakery that was seeded; other stories may have been played there before. */
export async function setStage({ bakery, print, patience }: StageOptions): Promise<Stage> {
  const cast = {
    manager: await bakery.person('U0MANAGER'),
    baker: await bakery.person('U0BAKER'),
    customer: await bakery.person('U0CAKELOVER'),
    developer: await bakery.person('U0DEV'),
  };
  const waits: Stage['waits'] = (sentence, condition) => until(sentence, condition, patience);
  return {
    ...{ bakery, cast, print, waits },
    news: await watch(bakery, cast),
    async comes(sentence, condition) {
      const there = await waits(sentence, condition);
      print.done(sentence);
      return there;
    },
  };
}
