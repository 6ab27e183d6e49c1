import { NotYet, RateLimited } from '../../../../src/platform/failures.ts';
import type { AuctionMachine } from '../../../../src/services/auction/index.ts';
import { causeOf } from './cause.ts';
import type { Answer, Said, WholeStep, Work } from './work.ts';

/** A step's limit, as the worker has it; the function itself lives a little longer. */
const STEP_MS = 20_000;

/** Does what the state machine asks for: the very steps that the workers' deliveries drive elsewhere. */
export function createPerform({ begin, steps, pages, noteTrouble }: AuctionMachine) {
  const context = () => ({ signal: AbortSignal.timeout(STEP_MS) });

  /** @returns the runs that have something to put up */
  async function take(first: string): Promise<{ run: string }[]> {
    const runs: { run: string }[] = [];
    for (let run: string | undefined = first; run; ) {
      const due = await steps.take(run, context());
      if (due.some(({ step }) => step === 'submit')) runs.push({ run });
      run = due.find(({ step }) => step === 'take')?.run;
    }
    return runs;
  }

  async function whole(run: string, step: WholeStep): Promise<Answer> {
    const due = (await steps[step](run, context())).map((next) => next.step);
    return due.includes(step) ? { again: true, seconds: 1 } : { again: false, due };
  }

  return async (asked: Work): Promise<Said> => {
    switch (asked.work) {
      case 'begin':
        return { run: await begin() };
      case 'take':
        return { runs: await take(asked.run) };
      case 'pages':
        return { pages: await pages.of(asked.run) };
      case 'tell':
        await noteTrouble(asked.run, asked.step, causeOf(asked.error));
        return {};
      case 'store-page':
        return orLater(async () => {
          await pages.store(asked.run, asked.places, context());
          return { again: false, due: [] };
        });
      default:
        return orLater(() => whole(asked.run, asked.work));
    }
  };
}

/** Whoever asks us to come back later says when; the state machine waits, and no function runs meanwhile. */
async function orLater(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotYet || error instanceof RateLimited)) throw error;
    return { again: true, seconds: Math.max(1, Math.ceil(error.retryAfterMs / 1_000)) };
  }
}
