import { type Actor, type Bakery, until } from '../client/index.ts';
import { type News, watch } from './news.ts';
import type { Printer } from './printer.ts';

/** Who plays: all of them are on Slack. */
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
  /** What came about since the story began. */
  news: News;
  /**
   * Waits until something is there, and says so.
   *
   * @param sentence what must come about, as a fact
   * @throws naming it, when it does not in time
   */
  comes<T>(sentence: string, condition: () => Promise<T>): Promise<NonNullable<T>>;
  /** Waits until something is not there any more. @throws as {@link comes} does */
  goes(sentence: string, condition: () => Promise<unknown>): Promise<void>;
}

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

  async function comes<T>(sentence: string, condition: () => Promise<T>): Promise<NonNullable<T>> {
    const found = await until(condition, { what: sentence, timeoutMs: patience });
    print.done(sentence);
    return found as NonNullable<T>;
  }

  return {
    ...{ bakery, cast, print, comes },
    news: await watch(bakery, cast),
    goes: async (sentence, condition) => {
      await comes(sentence, async () => !(await condition()));
    },
  };
}
